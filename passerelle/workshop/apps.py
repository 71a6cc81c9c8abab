from django.apps import AppConfig


class Workshops(AppConfig):
    name = "passerelle.workshop"
    label = "workshop"
