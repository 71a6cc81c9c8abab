from django.apps import AppConfig


class People(AppConfig):
    name = "passerelle.people"
    label = "people"
