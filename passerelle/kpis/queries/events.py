"""Where every look-up of a dated event starts."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Any

from django.db.models import Q, QuerySet

from passerelle.kpis.models import DatedEvent, Measure
from passerelle.people.may import may, scope_of

READ, WRITE = "measure.read", "measure.write"


def seen_events(person: Any) -> QuerySet[DatedEvent]:
    """Those of the measures and products that a person sees, and those that concern everything.

    Whoever sees nothing of any measure sees no event.
    """
    rows = DatedEvent.objects.select_related("measure", "product")
    scope = scope_of(person, READ)
    if scope is None:
        return rows
    if not scope:
        return rows.none()
    free = Q(measure=None) & (Q(product=None) | Q(product__in=scope))
    return rows.filter(free | Q(measure__product__in=scope))


def may_change(person: Any, event: DatedEvent) -> bool:
    """As one may write the measure, or the product, or (of what concerns everything) the whole company."""
    return may(person, WRITE, event.measure or event)


def concerning(measure: Measure) -> Q:
    """What happened to it: its own dated events, those of its product, those of everything."""
    shared = Q(measure=None, product=None)
    if measure.product_id:
        shared |= Q(measure=None, product=measure.product_id)
    return Q(measure=measure.pk) | shared


def within_month(first: dt.date) -> Q:
    """Whatever touches the month that begins on this day."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return Q(on__lte=last) & (Q(on__gte=first) | Q(end__gte=first))
