"""Where every look-up of an initiative starts."""

from __future__ import annotations

import re

from django.db.models import QuerySet

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative

READ_BY = {
    "objective": "strategy.read",
    "team": "roadmap.read",
    "success_measure": "measure.read",
}
"""Links of an initiative that may lead out of what a person sees, and what reads their end."""


def visible(person: Person, *, archived: bool = False) -> QuerySet[Initiative]:
    """The initiatives this person may see; the archived ones only when asked for."""
    rows = seen_by(person, "roadmap.read", Initiative.objects.all())
    return rows if archived else rows.filter(archived_at=None)


def writable(person: Person, *, archived: bool = False) -> QuerySet[Initiative]:
    """The initiatives this person may change."""
    rows = seen_by(person, "roadmap.write", Initiative.objects.all())
    return rows if archived else rows.filter(archived_at=None)


def find_by_code(person: Person, code: str) -> Initiative | None:
    """The initiative named `I-22`, `22`, or by the identifier its file gave it; None when there is none to see."""
    text = code.strip()
    found = re.fullmatch(r"(?:I-)?0*(\d{1,9})", text, re.IGNORECASE)
    rows = visible(person, archived=True).select_related("product", "team")
    if found and (by_number := rows.filter(number=int(found[1])).first()):
        return by_number
    return rows.filter(external_id=text).first() if text else None
