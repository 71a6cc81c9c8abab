"""Key results without their pages: where all of them stand, and whose check-in is awaited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Q

from passerelle.people.models import Person
from passerelle.people.veil import veiled
from passerelle.strategy.course import Standing, State, Way, due_on, stand
from passerelle.strategy.models import KeyResult, Objective
from passerelle.strategy.queries.readings import fresh_days, readings
from passerelle.strategy.queries.row import CourseRow, found_at
from passerelle.strategy.queries.said import last_check_ins
from passerelle.strategy.queries.standing import READ, key_results
from passerelle.strategy.sentences import words

WORST_FIRST: tuple[State, ...] = ("off", "watch", "none", "on")
WAY = ("start_value", "target_value", "start_on", "target_on")
LEAN = ("number", "title", *WAY, "cadence_days", "objective__number", "objective__product_id")
DRAWN = (
    *LEAN,
    "objective__horizon",
    "unit",
    "team__name",
    "team__product_id",
    "measure__unit",
    "measure__decimals",
    "measure__cadence",
)


@dataclass(frozen=True, slots=True)
class Glance:
    """The state of every key result, in order; the rows of those that need looking at most, in that order too.

    `lead` is the first of the company's short-term objectives, whatever its state.
    """

    states: list[State]
    rows: list[CourseRow]
    lead: CourseRow | None = None


def at_a_glance(person: Person, today: dt.date, *, limit: int) -> Glance:
    """All the key results a person may see, in four queries; `limit` of them at most are read whole."""
    rows = key_results(person).select_related(None)
    every = list(rows.values_list("pk", "measure_id", "measure__cadence", "cadence_days", *WAY))
    last, valued = last_check_ins([row[0] for row in every], today)
    values = readings({pk: measure for pk, measure, *_ in every}, said=valued, today=today)
    states: dict[int, State] = {}
    for pk, _measure, measured, cadence, *way in every:
        fresh = fresh_days(measured, cadence)
        found = stand(Way(*way), values.get(pk), today=today, fresh_days=fresh)
        states[pk] = found.state if isinstance(found, Standing) else "none"
    worst = sorted(states, key=lambda pk: WORST_FIRST.index(states[pk]))[:limit]
    near = rows.filter(objective__horizon=Objective.Horizon.SHORT, objective__product=None)
    shown = (
        rows.filter(Q(pk__in=worst) | Q(pk__in=near.values("pk")[:1]))
        .select_related("objective", "team", "measure")
        .only(*DRAWN)
    )
    said, at = words(), found_at()
    drawn = [
        CourseRow(row, today, values.get(row.pk), last.get(row.pk), said, at)
        for row in veiled(person, shown, {"team": READ})
    ]
    lead = next((row for row in drawn if _leads(row)), None)
    return Glance(list(states.values()), [row for row in drawn if row.pk in set(worst)], lead)


def _leads(row: CourseRow) -> bool:
    objective = row.fact.objective
    return objective.horizon == Objective.Horizon.SHORT and objective.product_id is None


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
