from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from passerelle.desk.index import Found
    from passerelle.sources.models import Import


def _something_came_in() -> bool:
    """From the page, or from the command line: a tracker or a measure that a file gave."""
    from passerelle.delivery.models import Tracker
    from passerelle.kpis.models import Load
    from passerelle.sources.models import Import

    published = Import.objects.filter(state=Import.State.PUBLISHED)
    return published.exists() or Tracker.objects.exists() or Load.objects.exists()


def _read_where_it_is() -> None:
    """Connections can be looked back on; a measure says on its page where it is read."""
    from passerelle.kpis import origin
    from passerelle.sources import telling_places
    from passerelle.sources.models import Connection
    from passerelle.trail import subjects

    subjects.register(Connection, read="connection.write", write="connection.write")
    told = ("feed__until", "feed__problem", "feed__measure", "feed__connection__name")
    origin.register(telling_places.origin, joined="feed__connection", columns=told)


def _found(row: Import) -> Found | None:
    """A file that was only received is not looked for: most are read within the second, or refused and taken away."""
    from passerelle.desk.index import Found

    if row.state == row.State.RECEIVED:
        return None
    return Found("", row.file_name, row.kind, row.get_absolute_url(), row.product_id)


class Sources(AppConfig):
    name = "passerelle.sources"
    label = "sources"

    def ready(self) -> None:
        from passerelle.desk import index
        from passerelle.people import first_steps
        from passerelle.sources.models import Import
        from passerelle.ui import navigation

        _read_where_it_is()

        index.register(Import, "import.run", _found)
        for order, label, url, icon, capability in (
            (40, _("Imports"), "sources:imports", "import", "import.run"),
            (41, _("Health of the data"), "sources:health", "watch", "delivery.read"),
            (42, _("Connections"), "sources:connections", "link", "connection.write"),
        ):
            navigation.register_menu(navigation.Item(order, label, url, icon, capability))
        navigation.register_action(
            navigation.Item(60, _("Import a file"), "sources:new", "import", "import.run")
        )
        first_steps.register(
            first_steps.Step(
                30,
                _("Import a first file"),
                _(
                    "A tracker’s export, a measure or a sheet: the pages then speak of your company."
                ),
                "sources:new",
                _something_came_in,
            )
        )
