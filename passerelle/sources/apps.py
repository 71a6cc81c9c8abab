from django.apps import AppConfig


class Sources(AppConfig):
    name = "passerelle.sources"
    label = "sources"
