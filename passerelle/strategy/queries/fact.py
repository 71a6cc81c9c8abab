"""A key result as columns: no object a row, since a thousand objects take more time than the page that lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from passerelle.kernel.finding import Refusal
from passerelle.kpis.queries.reading import FRESH
from passerelle.people.models import Person
from passerelle.people.veil import name_seen
from passerelle.strategy.course import STALE_CADENCES, Reading, Span, Standing, due_on, stand
from passerelle.strategy.models import KeyResult

READ = "strategy.read"
PLAN = (
    "pk", "measure_id", "measure__cadence", "cadence_days", "start_value", "target_value", "start_on", "target_on",
)  # fmt: skip
NAMED = (
    "objective_id", "objective__number", "number", "title", "unit",
    "measure__name", "measure__source", "measure__unit", "measure__decimals",
)  # fmt: skip


class Columns(NamedTuple):
    """Those of `PLAN`, in their order."""

    pk: int
    measure_id: int | None
    measured: str | None  # the cadence of the measure that it follows
    cadence_days: int
    start: float
    target: float
    start_on: dt.date
    target_on: dt.date


class Plan(Columns, Span):
    """What its state is computed from."""

    __slots__ = ()

    @property
    def fresh_days(self) -> int:
        """How old a value may be and still speak for today."""
        return FRESH[self.measured] if self.measured else STALE_CADENCES * self.cadence_days

    def stand(self, reading: Reading | None, *, today: dt.date) -> Standing | Refusal:
        return stand(self, reading, today=today, fresh_days=self.fresh_days)

    def due_on(self, last_on: dt.date | None) -> dt.date | None:
        """The day of the next check-in."""
        return due_on(self, cadence_days=self.cadence_days, last_on=last_on)


class Fact(NamedTuple):
    """A plan and what names it: the columns `NAMED`, and its team where the person may see it."""

    plan: Plan
    objective_id: int
    objective_number: int
    number: int
    title: str
    unit: str
    measure: str | None
    source: str | None
    measure_unit: str | None
    decimals: int | None
    team: str | None


def facts(person: Person, rows: QuerySet[KeyResult]) -> Iterator[Fact]:
    """In their order, in one query."""
    team = name_seen(person, READ, "team")
    for row in rows.values_list(*PLAN, *NAMED, team):
        yield _fact(row)


def fact_of(row: KeyResult) -> Fact:
    """The same of an object at hand, veiled."""
    return _fact(columns_of(row, (*PLAN, *NAMED, "team__name")))


def columns_of(row: Model, paths: Iterable[str]) -> list[Any]:
    """What the columns at these look-up paths hold, from the row and its links."""
    return [reduce(_step, path.split("__"), row) for path in paths]


def _step(found: Any, name: str) -> Any:
    return getattr(found, name, None)


def _fact(row: Any) -> Fact:
    size = len(PLAN)
    return Fact(Plan(*row[:size]), *row[size:])
