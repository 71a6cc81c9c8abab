"""One key result as a table draws it: numbers for drawing, texts for reading, in the active language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from passerelle.kernel.finding import Refusal
from passerelle.strategy import sentences
from passerelle.strategy.course import Reading, Span, Standing, State, verdict
from passerelle.strategy.queries.fact import Fact
from passerelle.strategy.queries.said import Said
from passerelle.strategy.written import day, fitting, share, written
from passerelle.ui.addresses import addresses


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of key results and of how they are known, worked out once for a list."""

    page: Callable[[object], str]
    know: Callable[[object], str]


def found_at() -> Addresses:
    return Addresses(addresses("strategy:key_result", like=1), addresses("strategy:know", like=1))


@dataclass(frozen=True)
class CourseRow:
    """`reading` may hold an old value while `state` is none: then `why` says why it does not count.

    `chances` is the owner's stated confidence in tenths, never computed; `progress`, `elapsed` are shares.
    """

    fact: Fact
    today: dt.date
    reading: Reading | None
    stated: Said | None
    said: sentences.Words
    found_at: Addresses

    @cached_property
    def standing(self) -> Standing | Refusal:
        return self.fact.plan.stand(self.reading, today=self.today)

    @cached_property
    def due_on(self) -> dt.date | None:
        return self.fact.plan.due_on(self.stated.on if self.stated else None)

    @property
    def way(self) -> Span:
        return self.fact.plan

    # What it is
    @property
    def pk(self) -> int:
        return self.fact.plan.pk

    @property
    def code(self) -> str:
        return f"{self.fact.objective_number}.{self.fact.number}"

    @property
    def title(self) -> str:
        return self.fact.title

    @property
    def url(self) -> str:
        return self.found_at.page(self.pk)

    @property
    def know_url(self) -> str:
        return self.found_at.know(self.pk)

    @property
    def objective_id(self) -> int:
        return self.fact.objective_id

    @property
    def team(self) -> str:
        return self.fact.team or ""

    @property
    def unit(self) -> str:
        return self.fact.unit or self.fact.measure_unit or ""

    @property
    def source(self) -> str:
        """Where the measure that it follows comes from; empty where it follows none."""
        return self.fact.source or self.fact.measure or ""

    # Numbers
    @property
    def start(self) -> float:
        return self.fact.plan.start

    @property
    def target(self) -> float:
        return self.fact.plan.target

    @cached_property
    def expected(self) -> float:
        return self.way.expected(self.today)

    @property
    def now(self) -> float | None:
        return self.reading.value if self.reading else None

    @property
    def now_on(self) -> dt.date | None:
        return self.reading.on if self.reading else None

    @cached_property
    def elapsed(self) -> float:
        return self.way.elapsed(self.today)

    @property
    def progress(self) -> float | None:
        return self.standing.progress if isinstance(self.standing, Standing) else None

    @property
    def state(self) -> State:
        return verdict(self.standing)

    @property
    def refusal(self) -> str:
        return self.standing.code if isinstance(self.standing, Refusal) else ""

    @property
    def chances(self) -> int | None:
        return self.stated.confidence if self.stated else None

    @property
    def late_days(self) -> int:
        return max((self.today - self.due_on).days, 0) if self.due_on else 0

    # Texts
    def text(self, value: float | None) -> str:
        """A value of this key result, with its unit."""
        decimals = self.fact.decimals
        if decimals is None and value is not None:
            decimals = fitting(value, self.target - self.start)
        return written(value, self.unit, decimals, speech=self.said.lang)

    @property
    def start_text(self) -> str:
        return self.text(self.start)

    @cached_property
    def target_text(self) -> str:
        return self.text(self.target)

    @property
    def expected_text(self) -> str:
        return self.text(self.expected)

    @cached_property
    def now_text(self) -> str:
        return self.text(self.now)

    @property
    def now_on_text(self) -> str:
        return day(self.now_on, speech=self.said.lang)

    @property
    def start_on_text(self) -> str:
        return day(self.fact.plan.start_on, year=True, speech=self.said.lang)

    @property
    def target_on_text(self) -> str:
        return day(self.fact.plan.target_on, year=True, speech=self.said.lang)

    @property
    def progress_text(self) -> str:
        return share(self.progress, speech=self.said.lang)

    @property
    def state_text(self) -> str:
        return self.said.states[self.state]

    @cached_property
    def why(self) -> str:
        return sentences.why(self.standing, elapsed=self.elapsed, since=self.now_on, said=self.said)

    @property
    def chances_text(self) -> str:
        return sentences.chances(self.chances, self.said)

    @property
    def due_text(self) -> str:
        return sentences.due(self.due_on, today=self.today)
