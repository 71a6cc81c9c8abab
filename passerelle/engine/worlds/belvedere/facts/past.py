"""What was promised in earlier quarters, what came of it, and what was planted in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.kernel.ranges import ThreePoint


@dataclass(frozen=True, slots=True)
class PastMeasure:
    """A weekly reading made for one promise, or a control that none can touch; `values` by last day of the week."""

    slug: str
    name: Text
    unit: str
    is_down: bool
    values: tuple[tuple[dt.date, float], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An initiative that was up for choice; `worth` is what it is truly worth, in k€ a year."""

    number: int
    title: Text
    theme: str
    team: str
    sponsor: str
    value: ThreePoint
    effort: ThreePoint
    worth: float


@dataclass(frozen=True, slots=True)
class Promise:
    """A candidate that was chosen: its dates, odds and effect as frozen, and what truly came.

    `chance` is the true one behind `odds`; `share` what one promised truly brought; no `delivered_on`: dropped.
    """

    candidate: Candidate
    start_on: dt.date
    end_on: dt.date
    odds: float
    chance: float
    delivered_on: dt.date | None
    effect: ThreePoint
    share: float
    measure: PastMeasure
    control: str | None

    @property
    def brought(self) -> float:
        """The true effect, in the unit of the measure."""
        return self.effect.mid * self.share


@dataclass(frozen=True, slots=True)
class PastQuarter:
    """What was frozen `at` a moment: chosen and left out; `review_on`: the last day it was held to what came."""

    name: Text
    arbitration: Text
    baseline: Text
    scenario: Text
    at: dt.datetime
    review_on: dt.date
    promises: tuple[Promise, ...]
    out: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier quarters, the oldest first, with the control measures that they share.

    `of_kinds` and `of_sponsors`: what one promised truly brings, by kind of theme and by sponsor (by e-mail).
    """

    source: Text
    quarters: tuple[PastQuarter, ...]
    controls: tuple[PastMeasure, ...]
    of_kinds: dict[str, float]
    of_sponsors: dict[str, float]

    @property
    def promises(self) -> tuple[Promise, ...]:
        return tuple(one for quarter in self.quarters for one in quarter.promises)
