from django.apps import AppConfig


class People(AppConfig):
    name = "passerelle.people"
    label = "people"

    def ready(self) -> None:
        from passerelle.people import menu

        menu.register()
