from django.apps import AppConfig


class Roadmap(AppConfig):
    name = "passerelle.roadmap"
    label = "roadmap"

    def ready(self) -> None:
        """Say to the floors below what can be found, opened, done and decided here."""
        from passerelle.roadmap import presence

        presence.announce()
