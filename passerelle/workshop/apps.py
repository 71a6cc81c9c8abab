from django.apps import AppConfig


class Workshops(AppConfig):
    name = "passerelle.workshop"
    label = "workshop"

    def ready(self) -> None:
        from passerelle.workshop import presence

        presence.announce()
