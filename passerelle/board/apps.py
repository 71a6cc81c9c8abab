from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Board(AppConfig):
    name = "passerelle.board"
    label = "board"

    def ready(self) -> None:
        from passerelle.board.models import Ask, Pack
        from passerelle.desk import inbox, index
        from passerelle.people import departures
        from passerelle.trail import subjects
        from passerelle.ui import navigation

        departures.links_end("passerelle.board.actions.revoke_links_of")
        index.register(
            Pack,
            "pack.read",
            lambda row: index.Found("", str(row), row.headings, row.get_absolute_url()),
        )
        inbox.register(
            "passerelle.board.presence.unanswered", rows="passerelle.board.asked.overdue"
        )
        subjects.register(Ask, read="pack.read")
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
