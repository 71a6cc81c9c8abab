from django.apps import AppConfig


class Desk(AppConfig):
    name = "passerelle.desk"
    label = "desk"
