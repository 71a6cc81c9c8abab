"""Where every look-up of an arbitration starts."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from passerelle.arbitration.models import Arbitration
from passerelle.people.may import require, seen_by
from passerelle.people.models import Person, Team
from passerelle.roadmap.models import LIVE, Initiative


def visible(person: Person, capability: str = "arbitration.read") -> QuerySet[Arbitration]:
    """The arbitrations this person may read, or change with `arbitration.write`."""
    rows = Arbitration.objects.filter(archived_at=None).select_related("product")
    return seen_by(person, capability, rows)


def find(person: Person, number: int, *, write: bool = False) -> Arbitration:
    """One of those, or 404."""
    row = visible(person).filter(number=number).first()
    if row is None:
        raise Http404(number)
    if write:
        require(person, "arbitration.write", row)
    return row


def candidates(arbitration: Arbitration) -> QuerySet[Initiative]:
    """What is arbitrated: all that is still to come in its scope, by number."""
    rows = Initiative.objects.filter(archived_at=None, state__in=LIVE).order_by("number")
    return rows.filter(product=arbitration.product_id) if arbitration.product_id else rows


def teams_of(arbitration: Arbitration) -> QuerySet[Team]:
    """The teams whose time is shared out: those of the product, or all."""
    rows = Team.objects.filter(archived_at=None)
    return rows.filter(product=arbitration.product_id) if arbitration.product_id else rows
