from django.apps import AppConfig


class Delivery(AppConfig):
    name = "passerelle.delivery"
    label = "delivery"
