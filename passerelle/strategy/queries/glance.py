"""Key results without their pages: where all of them stand, and whose check-in is awaited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.people.veil import veiled
from passerelle.strategy.course import Reading, Standing, State, Way, due_on, stand
from passerelle.strategy.models import CheckIn, Objective
from passerelle.strategy.queries.readings import fresh_days, readings
from passerelle.strategy.queries.row import CourseRow, found_at
from passerelle.strategy.queries.said import last_check_ins
from passerelle.strategy.queries.standing import READ, key_results
from passerelle.strategy.sentences import words

WORST_FIRST: tuple[State, ...] = ("off", "watch", "none", "on")
WAY = ("start_value", "target_value", "start_on", "target_on")
LEAD = ("objective__horizon", "objective__product_id")
COURSE = ("measure__cadence", "cadence_days", *WAY)
DRAWN = (
    "number", "title", "unit", *WAY, "cadence_days", "objective__number", "objective__horizon",
    "objective__product_id", "team__name", "team__product_id",
    "measure__unit", "measure__decimals", "measure__cadence",
)  # fmt: skip
CHECK_IN = "key_result.check_in"


@dataclass(frozen=True, slots=True)
class Glance:
    """The state of every key result, in order; the rows of those that need looking at most, in that order too.

    `lead` is the first of the company's short-term objectives, whatever its state.
    """

    states: list[State]
    rows: list[CourseRow]
    lead: CourseRow | None = None


def at_a_glance(person: Person, today: dt.date, *, limit: int) -> Glance:
    """All the key results a person may see, in five queries; `limit` of them at most are read whole.

    A state asks for check-ins only where no measure is followed; the chances, for the rows shown.
    """
    rows = key_results(person).select_related(None)
    every = list(rows.values_list("pk", "measure_id", *LEAD, *COURSE))
    follows = {pk: measure for pk, measure, *_ in every}
    alone = [pk for pk in follows if follows[pk] is None]
    valued = last_check_ins([0, *alone], today)[
        1
    ]  # 0: asked of nobody too, so that all sizes ask as much
    values = readings(follows, said=valued, today=today)
    states = {row[0]: _state(row[4:], values.get(row[0]), today) for row in every}
    worst = set(sorted(states, key=lambda pk: WORST_FIRST.index(states[pk]))[:limit])
    lead = next((row[0] for row in every if row[2:4] == (Objective.Horizon.SHORT, None)), 0)
    shown = rows.filter(pk__in={*worst, lead}).select_related("objective", "team", "measure")
    last = last_check_ins([*worst, lead], today)[0]
    said, at = words(), found_at()
    drawn = {
        row.pk: CourseRow(row, today, values.get(row.pk), last.get(row.pk), said, at)
        for row in veiled(person, shown.only(*DRAWN), {"team": READ})
    }
    kept = [row for pk, row in drawn.items() if pk in worst]
    return Glance(list(states.values()), kept, drawn.get(lead))


def _state(course: tuple[Any, ...], reading: Reading | None, today: dt.date) -> State:
    """From the columns of `COURSE`: no object a row, since a thousand of them set the collector to work."""
    measured, cadence_days, *way = course
    fresh = fresh_days(measured, cadence_days)
    found = stand(Way(*way), reading, today=today, fresh_days=fresh)
    return found.state if isinstance(found, Standing) else "none"


@dataclass(frozen=True, slots=True)
class Awaited:
    """A key result and the day since which its check-in is awaited."""

    pk: int
    title: str
    due_on: dt.date


def awaited(person: Person, today: dt.date) -> list[Awaited]:
    """Those of this person, who may check in, whose check-in is due today or was before: one query."""
    past = CheckIn.objects.filter(key_result=OuterRef("pk"), on__lte=today).order_by("-on")
    rows = seen_by(person, CHECK_IN, key_results(person), product="objective__product_id")
    rows = rows.filter(owner=person).select_related(None).annotate(last=past.values("on")[:1])
    found = []
    for pk, title, cadence, last, *way in rows.values_list(
        "pk", "title", "cadence_days", "last", *WAY
    ):
        due = due_on(Way(*way), cadence_days=cadence, last_on=last)
        if due is not None and due <= today:
            found.append(Awaited(pk, title, due))
    return found
