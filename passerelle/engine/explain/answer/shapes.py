"""What the answer to "why did it move?" is made of. Codes and numbers only: sentences live in the catalogues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.parts.shapes import Decomposition, MixAndRate

Floats = NDArray[np.float64]
Fact = float | str | dt.date


class Kind(StrEnum):
    """Why a measure can move."""

    FAULT = "fault"
    MIX = "mix"
    OWN = "own"
    OUTSIDE = "outside"
    NOISE = "noise"


class Verdict(StrEnum):
    """The five kinds, several of them at once, or none that the data can defend."""

    FAULT = "fault"
    MIX = "mix"
    OWN = "own"
    OUTSIDE = "outside"
    NOISE = "noise"
    SEVERAL = "several"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Movement:
    """What the measure did against what was expected of it.

    `start` is the index of the first day of the window in the question's days, `since` its date, with
    the interval of days that hold the break at 95 %. `shape` is point, level, trend or calendar.
    `actual` and `expected` are sums over the window (a ratio: its value over the window); `change`
    their difference with a 95 % interval; `p` the chance of a difference as large on calm days.
    `detectable` is the smallest relative change that these data would show, as a share (0.35 = 35 %).
    `forecast`, `low`, `high` (shape: days) are the expectation and its 80 % band, not a number before
    it can be made. Two periods compared without history have no dates, and two entries.
    """

    start: int
    since: dt.date | None
    since_low: dt.date | None
    since_high: dt.date | None
    shape: str
    actual: float
    expected: float
    change: float
    low: float
    high: float
    p: float
    detectable: float
    forecast: Floats
    low_band: Floats
    high_band: Floats


@dataclass(frozen=True, slots=True)
class Signal:
    """One clue, and how much likelier it is under each kind of cause than under mere noise.

    `weights` holds natural logarithms of likelihood ratios against NOISE; a kind left out weighs 0.
    `facts` are the numbers and names that its sentence needs. `both` is the same logarithm when two
    kinds that disagree about this clue are at work together (half of the move each), where it differs
    from the stronger of the two.
    """

    code: str
    weights: Mapping[Kind, float]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    both: float | None = None

    def weight(self, kind: Kind) -> float:
        return self.weights.get(kind, 0.0)


@dataclass(frozen=True, slots=True)
class Check:
    """A check that would decide: what to look at, and what each outcome would leave of the leading kind."""

    code: str
    facts: Mapping[str, Fact]
    if_confirmed: float
    if_denied: float
    minutes: int


@dataclass(frozen=True, slots=True)
class Succession:
    """`new` took the place of `old` in a dimension around `day`; `share` of the measure it holds since.

    `took` is the number of days from the first tenth of that share to nine tenths of it; `rate`, how many
    such replacements a day that dimension has seen before.
    """

    dimension: str
    old: str
    new: str
    day: dt.date
    share: float
    took: int = 1
    rate: float = 0.0

    @property
    def name(self) -> str:
        """Both as one value."""
        return f"{self.old} → {self.new}"


@dataclass(frozen=True, slots=True)
class Other:
    """Another movement of the last weeks: its first day, its segment (empty: the whole), the share of the
    measure's value that it made."""

    since: dt.date
    where: tuple[tuple[str, str], ...]
    share: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. `kinds` sums to 1, the likeliest first. The values of `successions` are read as one;
    `others` are those of the last weeks that it does not speak of, where nobody named a day."""

    movement: Movement
    verdict: Verdict
    kinds: tuple[tuple[Kind, float], ...]
    signals: tuple[Signal, ...]
    cells: Localisation | None
    parts: Decomposition | None
    mix: MixAndRate | None
    checks: tuple[Check, ...]
    successions: tuple[Succession, ...] = ()
    others: tuple[Other, ...] = ()
