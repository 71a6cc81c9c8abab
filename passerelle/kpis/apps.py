from django.apps import AppConfig


class Kpis(AppConfig):
    name = "passerelle.kpis"
    label = "kpis"
