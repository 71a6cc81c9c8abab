"""How proofs are found: the step of an arbitration, the inbox of who owns a promise, the trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passerelle.arbitration import steps
from passerelle.commitment.models import Control
from passerelle.desk import inbox
from passerelle.trail import subjects


def announce() -> None:
    """Register everywhere, once, when the application is ready."""
    steps.register(steps.Step(50, _("Prove"), "commitment:prove"))
    inbox.register("passerelle.commitment.proof.waiting.explain")
    subjects.register(Control, read="roadmap.read", write="roadmap.write")
