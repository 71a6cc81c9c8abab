from django.apps import AppConfig


class Commitments(AppConfig):
    name = "passerelle.commitment"
    label = "commitment"
