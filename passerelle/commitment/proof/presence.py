"""How proofs are found: the step of an arbitration, the inbox of who owns a promise, the trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passerelle.arbitration import beside, lessons, steps
from passerelle.commitment.models import Control
from passerelle.desk import inbox
from passerelle.trail import subjects
from passerelle.ui import navigation
from passerelle.ui.navigation import Item


def announce() -> None:
    """Register everywhere, once, when the application is ready."""
    steps.register(steps.Step(50, _("Prove"), "commitment:prove"))
    lessons.register("passerelle.commitment.proof.lessons.lessons")
    item = Item(
        45, _("Promises and what came"), "commitment:portfolio", "roadmap", "arbitration.read"
    )
    navigation.register_action(item)
    beside.register(beside.Page(30, _("Promises and what came"), "commitment:portfolio"))
    inbox.register(
        "passerelle.commitment.proof.waiting.explain",
        rows="passerelle.commitment.proof.waiting.reviews",
    )
    subjects.register(Control, read="roadmap.read", write="roadmap.write")
