from django.apps import AppConfig


class Bridge(AppConfig):
    name = "passerelle.bridge"
    label = "bridge"
