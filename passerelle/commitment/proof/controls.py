"""Which measures may tell what would have happened without an initiative."""

from __future__ import annotations

from django.db.models import QuerySet

from passerelle.commitment.models import Control
from passerelle.commitment.proof.visible import Promise
from passerelle.kpis.models import Measure, MeasureLink
from passerelle.kpis.queries import visible
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative

SUGGESTED = 5
CADENCES = ("hour", "day", "week")


def choosable(person: Person, promise: Promise) -> QuerySet[Measure]:
    """Every measure that the person sees, but its own and those that are made of it or make it."""
    own = promise.line["measure_id"]
    return visible(person).exclude(pk__in=_kin(own) if own else [])


def suggested(person: Person, promise: Promise) -> QuerySet[Measure]:
    """Of other products, of no success measure of what was delivered since the freeze, read by day or week."""
    taken = Control.objects.filter(initiative=promise.initiative).values("measure")
    touched = Initiative.objects.filter(
        delivered_on__gte=promise.commitment.at.date(), success_measure__isnull=False
    ).values("success_measure")
    rows = choosable(person, promise).exclude(pk__in=taken).exclude(pk__in=touched)
    rows = rows.filter(cadence__in=CADENCES).exclude(product=None)
    return rows.exclude(product=promise.initiative.product_id)[:SUGGESTED]


def _kin(measure: int) -> set[int]:
    """The measure, all that is under it in the tree and all that is above."""
    pairs = list(MeasureLink.objects.values_list("parent_id", "child_id"))
    down: dict[int, list[int]] = {}
    up: dict[int, list[int]] = {}
    for parent, child in pairs:
        down.setdefault(parent, []).append(child)
        up.setdefault(child, []).append(parent)
    return _reached(measure, down) | _reached(measure, up)


def _reached(first: int, links: dict[int, list[int]]) -> set[int]:
    found, ahead = {first}, [first]
    while ahead:
        for pk in links.get(ahead.pop(), []):
            if pk not in found:
                found.add(pk)
                ahead.append(pk)
    return found
