"""What happens to a kept movement: raised, measured again, seen, closed."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction
from django.utils import timezone

from passerelle.analysis.models import Movement
from passerelle.analysis.watching.raising import Raised
from passerelle.analysis.watching.sizing import Sized
from passerelle.engine.explain.answer.naming import Where
from passerelle.kpis.models import Measure
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def see(movement: Movement, *, by: Person) -> None:
    """Someone has looked at it: it leaves the owner's inbox. A second time changes nothing."""
    kept = Movement.objects.select_for_update(of=("self",)).get(pk=movement.pk)
    if kept.seen_at is None:
        Movement.objects.filter(pk=kept.pk).update(seen_at=timezone.now(), seen_by=by)
        record("movement_seen", kept.measure, by=by)


def raise_it(measure: Measure, told: Raised, size: Sized, *, where: Where = ()) -> Movement:
    """Keep a movement; the same one, told again after it was closed for restated data, is opened again."""
    kept, _is_new = Movement.objects.update_or_create(
        measure=measure,
        flagged_on=told.flagged,
        is_rise=told.is_rise,
        where=where,
        defaults={
            **dataclasses.asdict(size),
            "closed_at": None,
            "ending": "",
            "ended_on": None,
        },
    )
    record("movement_raised", measure, by=None)
    return kept


def measure_again(movement: Movement, size: Sized) -> None:
    """Later days say more of when it began and of how much."""
    facts = dataclasses.asdict(size)
    if any(getattr(movement, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(movement, name, value)
        movement.save(update_fields=list(facts))


def close(movement: Movement, ending: Movement.Ending, *, on: dt.date | None = None) -> None:
    """`on` is the last day it lasted."""
    movement.closed_at, movement.ending, movement.ended_on = timezone.now(), ending, on
    movement.save(update_fields=["closed_at", "ending", "ended_on"])
    record("movement_closed", movement.measure, by=None)
