from django.apps import AppConfig
from django.db.backends.signals import connection_created


class Ui(AppConfig):
    name = "passerelle.ui"
    label = "ui"

    def ready(self) -> None:
        from passerelle.ui.alphabetical import teach

        connection_created.connect(teach, dispatch_uid="alphabetical")
