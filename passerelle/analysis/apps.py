from django.apps import AppConfig


class Analysis(AppConfig):
    name = "passerelle.analysis"
    label = "analysis"
