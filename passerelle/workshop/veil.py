"""An initiative that left for another product: its votes are counted still, and it is named to who may see it alone."""

from __future__ import annotations

from collections.abc import Iterable

from passerelle.people.may import company_wide
from passerelle.people.models import Person
from passerelle.roadmap.queries import visible
from passerelle.workshop.models import Subject


def veiled(person: Person, subjects: Iterable[Subject]) -> list[Subject]:
    """The same subjects; those whose initiative this person may not see say neither its code nor its title."""
    rows = list(subjects)
    if company_wide(person, "roadmap.read"):
        return rows
    wanted = [row.initiative_id for row in rows]
    seen = set(visible(person, archived=True).filter(pk__in=wanted).values_list("pk", flat=True))
    for row in rows:
        row.is_veiled = row.initiative_id not in seen
    return rows
