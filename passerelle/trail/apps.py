from django.apps import AppConfig


class Trail(AppConfig):
    name = "passerelle.trail"
    label = "trail"
