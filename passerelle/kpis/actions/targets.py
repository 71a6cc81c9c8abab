"""What a measure should reach, and when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from passerelle.kpis.models import Measure, Target
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def set_target(measure: Measure, *, on: dt.date, value: float, by: Person) -> Target:
    """One target a date; set again, it is changed."""
    target, _new = Target.objects.update_or_create(
        measure=measure, on=on, defaults={"value": value, "by": by}
    )
    record("target_set", measure, by=by)
    return target


@transaction.atomic
def remove_target(target: Target, *, by: Person) -> None:
    measure = target.measure
    target.delete()
    record("target_removed", measure, by=by)
