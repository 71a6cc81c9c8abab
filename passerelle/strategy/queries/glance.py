"""Key results without their pages: where all of them stand, and whose check-in is awaited."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import OuterRef

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.strategy.course import State, verdict
from passerelle.strategy.models import CheckIn, Objective
from passerelle.strategy.queries.fact import PLAN, Plan
from passerelle.strategy.queries.row import CourseRow
from passerelle.strategy.queries.standing import course, key_results, standings, values_of

WORST_FIRST: tuple[State, ...] = ("off", "watch", "none", "on")
RANK = {state: place for place, state in enumerate(WORST_FIRST)}
LEAD = ("objective__horizon", "objective__product_id")
FIRST = (Objective.Horizon.SHORT, None)  # a short-term objective of the company
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
    """All the key results a person may see, in five queries; `limit` of them at most are read whole."""
    rows = key_results(person)
    every = list(rows.values_list(*LEAD, *PLAN))
    plans = [Plan(*row[len(LEAD) :]) for row in every]
    values = values_of(plans, today)
    states = [verdict(found) for found in standings(plans, values, today)]
    worst = sorted(zip(states, plans, strict=True), key=lambda pair: RANK[pair[0]])
    kept = {plan.pk for _state, plan in worst[:limit]}
    firsts = (plan.pk for row, plan in zip(every, plans, strict=True) if row[: len(LEAD)] == FIRST)
    lead = next(firsts, 0)
    shown = rows.filter(pk__in={*kept, lead})
    drawn = {row.pk: row for row in course(person, today, shown, values=values)}
    return Glance(states, [row for pk, row in drawn.items() if pk in kept], drawn.get(lead))


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
    rows = rows.filter(owner=person).annotate(last=past.values("on")[:1])
    found = []
    for title, last, *columns in rows.values_list("title", "last", *PLAN):
        plan = Plan(*columns)
        due = plan.due_on(last)
        if due is not None and due <= today:
            found.append(Awaited(plan.pk, title, due))
    return found
