from django.apps import AppConfig


class Roadmap(AppConfig):
    name = "passerelle.roadmap"
    label = "roadmap"
