from django.apps import AppConfig


class Delivery(AppConfig):
    name = "passerelle.delivery"
    label = "delivery"

    def ready(self) -> None:
        from passerelle.delivery import search

        search.register()
