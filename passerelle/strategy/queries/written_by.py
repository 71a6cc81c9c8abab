"""Who last wrote each field of these rows, from the trail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import models

from passerelle.people.models import Person
from passerelle.trail.models import Event


@dataclass(frozen=True, slots=True)
class Writer:
    name: str
    at: dt.datetime


def last_writers(model: type[models.Model], ids: Collection[int]) -> dict[tuple[int, str], Writer]:
    """By row and field: two queries, however many rows."""
    kind = model._meta.label_lower
    events = list(Event.objects.filter(object_type=kind, object_id__in=ids).order_by("id"))
    actors = {event.actor_id for event in events if event.actor_id}
    names = dict(Person.objects.filter(pk__in=actors).values_list("pk", "name"))
    return {
        (event.object_id, name): Writer(names.get(event.actor_id or 0, ""), event.at)
        for event in events
        for name in event.changes
    }
