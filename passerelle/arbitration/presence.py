"""How arbitrations are found: in the palette, the search and the trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passerelle.arbitration import beside, steps
from passerelle.arbitration.models import Arbitration, Scenario
from passerelle.desk import index
from passerelle.desk.index import Found
from passerelle.roadmap import estimates
from passerelle.trail import subjects
from passerelle.ui import navigation
from passerelle.ui.navigation import Item


def announce() -> None:
    """Register everywhere, once, when the application is ready."""
    navigation.register(
        Item(45, _("Arbitrations"), "arbitration:list", "scales", "arbitration.read", "A")
    )
    beside.register(beside.Page(10, _("Arbitrations"), "arbitration:list"))
    navigation.register_action(
        Item(44, _("New arbitration"), "arbitration:new", "plus", "arbitration.write")
    )
    estimates.register("passerelle.arbitration.reading.helping.helped")
    index.register(Arbitration, "arbitration.read", described)
    subjects.register(Arbitration, read="arbitration.read", write="arbitration.write")
    subjects.register(Scenario, read="arbitration.read", write="arbitration.write")
    steps.register(steps.Step(10, _("Frame"), "arbitration:arbitration"))
    steps.register(steps.Step(12, _("Capacity"), "arbitration:capacity"))
    steps.register(steps.Step(14, _("Limits"), "arbitration:limits"))
    steps.register(steps.Step(16, _("Past"), "arbitration:past"))
    steps.register(steps.Step(20, _("Scenarios"), "arbitration:scenarios"))


def described(row: Arbitration) -> Found | None:
    """An archived arbitration is not found any more."""
    if row.archived_at:
        return None
    return Found("", row.name, row.first, row.get_absolute_url(), row.product_id)
