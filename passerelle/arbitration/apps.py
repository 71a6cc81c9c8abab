from django.apps import AppConfig


class Arbitrations(AppConfig):
    name = "passerelle.arbitration"
    label = "arbitration"

    def ready(self) -> None:
        from passerelle.arbitration import presence

        presence.announce()
