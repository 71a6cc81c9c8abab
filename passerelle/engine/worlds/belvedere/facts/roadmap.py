"""Initiatives, dependencies, the frozen roadmap. Names follow `passerelle.roadmap`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.kernel.ranges import ThreePoint


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the company's own list; `kind` is feature, debt, compliance or run."""

    key: str
    name: Text
    letter: str
    kind: str


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """Person-weeks of one trade asked of one team."""

    team: str
    trade: str
    person_weeks: float


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative, `number` 22 being I-22. Value in k€ a year, cost in person-weeks, three points.

    `state` and `bucket` as in `roadmap.Initiative`; `needs` are the numbers it depends on; `effect` is
    the expected change of `success_measure`, in its unit; `success` says it in words.
    """

    number: int
    title: Text
    problem: Text
    success: Text
    state: str
    bucket: str
    product: str | None
    objective: str
    team: str
    owner: str
    theme: str
    departments: tuple[Text, ...]
    value: ThreePoint
    cost: ThreePoint
    confidence: int
    evidence_count: int
    start_on: dt.date | None
    end_on: dt.date | None
    late_on: dt.date | None
    promised_on: dt.date | None
    delivered_on: dt.date | None
    success_measure: str | None
    effect: ThreePoint | None
    skill_needs: tuple[SkillNeed, ...]
    needs: tuple[int, ...]

    @property
    def code(self) -> str:
        return f"I-{self.number:02d}"


@dataclass(frozen=True, slots=True)
class BaselineLine:
    """What was promised of one initiative on the day of the freeze."""

    initiative: int
    start_on: dt.date | None
    end_on: dt.date | None
    late_on: dt.date | None
    promised_on: dt.date | None
    owner: str
    value: ThreePoint
    cost: ThreePoint


@dataclass(frozen=True, slots=True)
class Baseline:
    """A roadmap frozen at a moment; `drifts` tells in words why a line moved since."""

    name: Text
    at: dt.datetime
    by: str
    lines: tuple[BaselineLine, ...]
    drifts: tuple[tuple[int, Text, Text], ...]
