"""Dated facts: written for a measure, a product or the company, changed, taken away with the way back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from passerelle.kpis.models import DatedEvent, Measure
from passerelle.people.models import Person
from passerelle.trail.actions import delete, record, snapshot
from passerelle.trail.models import Deletion


@transaction.atomic
def write_event(*, by: Person, **facts: Any) -> DatedEvent:
    """A new event; `facts` are the model's fields. One of a measure belongs to the product of the measure."""
    event = DatedEvent(by=by, **facts)
    _settle(event)
    event.save()
    record("created", event, by=by)
    if event.measure:
        record("event_added", event.measure, by=by)
    return event


@transaction.atomic
def change_event(event: DatedEvent, *, by: Person, **facts: Any) -> DatedEvent:
    """Change some fields; nothing is recorded where nothing changes."""
    kept = DatedEvent.objects.select_related("measure").get(pk=event.pk)
    before = snapshot(kept)
    for name, value in facts.items():
        setattr(kept, name, value)
    _settle(kept)
    if snapshot(kept) != before:
        kept.save()
        record("changed", kept, by=by, before=before)
    return kept


def add_event(
    measure: Measure,
    *,
    on: dt.date,
    label: str,
    kind: str,
    by: Person,
    for_product: bool = False,
    **more: Any,
) -> DatedEvent:
    """On this measure's chart, or on those of every measure of its product."""
    shared = for_product and measure.product_id is not None
    return write_event(
        by=by,
        on=on,
        label=label,
        kind=kind,
        measure=None if shared else measure,
        product=measure.product,
        **more,
    )


@transaction.atomic
def remove_event(event: DatedEvent, *, by: Person) -> Deletion:
    """Taken away; it can be put back for 30 days."""
    if event.measure:
        record("event_removed", event.measure, by=by)
    return delete(event, by=by)


def follow(measure: Measure, *, by: Person) -> None:
    """The events of a measure go with it to another product: those of the former one see them no more."""
    for event in measure.dated_events.all():
        change_event(event, by=by)


def _settle(event: DatedEvent) -> None:
    if event.measure is not None:
        event.product = event.measure.product
