from django.apps import AppConfig


class Strategy(AppConfig):
    name = "passerelle.strategy"
    label = "strategy"
