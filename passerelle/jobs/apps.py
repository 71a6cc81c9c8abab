from django.apps import AppConfig


class Jobs(AppConfig):
    name = "passerelle.jobs"
    label = "jobs"
