from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Bridge(AppConfig):
    name = "passerelle.bridge"
    label = "bridge"

    def ready(self) -> None:
        from passerelle.ui import navigation

        navigation.register(
            navigation.Item(
                order=10,
                label=_("Bridge"),
                url_name="bridge:bridge",
                icon="bridge",
                capability="bridge.read",
                key="B",
            )
        )
