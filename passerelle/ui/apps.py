from django.apps import AppConfig


class Ui(AppConfig):
    name = "passerelle.ui"
    label = "ui"
