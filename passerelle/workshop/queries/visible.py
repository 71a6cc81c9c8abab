"""Where every look-up of a workshop starts."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from passerelle.arbitration.models import Arbitration
from passerelle.people.may import require, seen_by
from passerelle.people.models import Person
from passerelle.workshop.models import Workshop


def visible(person: Person) -> QuerySet[Workshop]:
    """The workshops this person may look at."""
    rows = Workshop.objects.filter(arbitration__archived_at=None)
    rows = rows.select_related("arbitration__product")
    return seen_by(person, "workshop.read", rows, product="arbitration__product_id")


def of(arbitration: Arbitration, person: Person) -> QuerySet[Workshop]:
    """Those of one exercise, the last first."""
    return visible(person).filter(arbitration=arbitration)


def find(person: Person, number: int, *, write: bool = False) -> Workshop:
    """One of them, or 404."""
    row = visible(person).filter(number=number).first()
    if row is None:
        raise Http404(number)
    if write:
        require(person, "workshop.write", row)
    return row
