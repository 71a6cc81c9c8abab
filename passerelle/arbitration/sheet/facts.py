"""What two sheets say: what is wished for, and what the teams have."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from passerelle.kernel.periods import Quarter
from passerelle.kernel.ranges import ThreePoint

Guess = tuple[str, str]
"""A code of `said.guess`, and what it is about."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One row: amounts in thousands, `effort` in person-weeks by trade, `confidence` and `delay` in per cent.

    `needs` and `apart` are positions of other wishes (from 0); `team` is empty where any team may do it.
    """

    row: int
    key: str
    title: str
    team: str
    theme: str
    sponsor: str
    effort: dict[str, ThreePoint]
    value: ThreePoint | None = None
    cost: ThreePoint | None = None
    confidence: float | None = None
    deadline: dt.date | None = None
    delay: float = 0.0
    needs: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    has_measure: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """Person-weeks by (team, trade), one figure a quarter; `trades` gives each trade the word it is written with."""

    quarters: tuple[Quarter, ...]
    weeks: dict[tuple[str, str], tuple[float, ...]]
    trades: dict[str, str] = field(default_factory=dict)

    @property
    def teams(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(team for team, _trade in self.weeks))


@dataclass(frozen=True, slots=True)
class Rules:
    """What the person says beside the sheets: money in thousands over the whole horizon, floors as shares by theme.

    `foundations` are the themes that the third scenario counts double; `discount` is per cent a year.
    """

    cash: float | None = None
    floors: dict[str, float] = field(default_factory=dict)
    foundations: tuple[str, ...] = ()
    week_price: float | None = None
    discount: float = 10.0


Seeks = Literal["value", "surest", "base"]
