"""Key results without their pages: where all of them stand, and whose check-in is awaited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Q

from passerelle.people.models import Person
from passerelle.strategy.course import due_on
from passerelle.strategy.models import KeyResult
from passerelle.strategy.queries.standing import key_results

LEAN = (
    "number", "title", "start_value", "start_on", "target_value", "target_on", "cadence_days", "measure_id",
    "objective__number", "objective__product_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Awaited:
    """A key result and the day since which its check-in is awaited."""

    fact: KeyResult
    due_on: dt.date


def awaited(person: Person, today: dt.date) -> list[Awaited]:
    """Those of this person whose check-in is due today or was before: one query."""
    rows = key_results(person).filter(owner=person).select_related(None)
    last = Max("check_ins__on", filter=Q(check_ins__on__lte=today))
    found = []
    for row in rows.select_related("objective").only(*LEAN).annotate(last=last):
        due = due_on(row.way, cadence_days=row.cadence_days, last_on=row.last)
        if due is not None and due <= today:
            found.append(Awaited(row, due))
    return found
