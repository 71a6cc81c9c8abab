"""Dated facts on the charts."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from passerelle.kpis.models import DatedEvent, Measure
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def add_event(
    measure: Measure,
    *,
    on: dt.date,
    label: str,
    kind: str,
    by: Person,
    end: dt.date | None = None,
    for_product: bool = False,
) -> DatedEvent:
    """On this measure's chart, or on those of every measure of its product."""
    shared = for_product and measure.product_id is not None
    event = DatedEvent.objects.create(
        on=on,
        end=end,
        label=label,
        kind=kind,
        measure=None if shared else measure,
        product_id=measure.product_id,
        by=by,
    )
    record("event_added", measure, by=by)
    return event


@transaction.atomic
def remove_event(event: DatedEvent, *, measure: Measure, by: Person) -> None:
    event.delete()
    record("event_removed", measure, by=by)
