from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Board(AppConfig):
    name = "passerelle.board"
    label = "board"

    def ready(self) -> None:
        from passerelle.board.models import Pack
        from passerelle.desk import index
        from passerelle.people import departures
        from passerelle.ui import navigation

        departures.links_end("passerelle.board.actions.revoke_links_of")
        index.register(
            Pack,
            "pack.read",
            lambda row: index.Found("", str(row), row.headings, row.get_absolute_url()),
        )
        navigation.register(
            navigation.Item(
                order=110,
                label=_("Board pack"),
                url_name="board:shelf",
                icon="pack",
                capability="pack.read",
                key="P",
            )
        )
