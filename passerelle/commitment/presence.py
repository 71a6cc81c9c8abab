"""How commitments are found: in the palette, the search and the trail."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration import beside, ended, steps
from passerelle.commitment.models import Commitment
from passerelle.commitment.proof.visible import READ
from passerelle.desk import inbox, index
from passerelle.desk.index import Found
from passerelle.people import departures
from passerelle.trail import subjects
from passerelle.ui import navigation
from passerelle.ui.navigation import Item


def announce() -> None:
    """Register everywhere, once, when the application is ready."""
    steps.register(steps.Step(40, _("Freeze"), "commitment:freeze", "roadmap.freeze"))
    beside.register(beside.Page(20, _("Commitments"), "commitment:list", READ))
    navigation.register_action(Item(45, _("Commitments"), "commitment:list", "roadmap", READ))
    ended.register(frozen_days)
    index.register(Commitment, READ, described)
    subjects.register(Commitment, read=READ)
    departures.links_end("passerelle.commitment.audiences.actions.revoke_links_of")
    inbox.register(
        "passerelle.commitment.audiences.waiting.explain",
        rows="passerelle.commitment.audiences.waiting.live_links",
    )


def frozen_days(ids: list[int]) -> dict[int, dt.date]:
    """By arbitration, the day of its last commitment."""
    rows = Commitment.objects.filter(arbitration__in=ids).order_by("at")
    return {pk: timezone.localdate(at) for pk, at in rows.values_list("arbitration_id", "at")}


def described(row: Commitment) -> Found:
    return Found("", row.name, str(row.content["period"]), row.get_absolute_url(), row.product_id)
