"""How full a team is in a quarter: person-weeks needed against person-weeks there are. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from passerelle.kernel.periods import Quarter


@dataclass(frozen=True, slots=True)
class Presence:
    """Someone on a team from `start` to `end` (None: still), for `allocation` % of their time."""

    start: dt.date
    end: dt.date | None
    allocation: int


@dataclass(frozen=True, slots=True)
class Need:
    """Person-weeks that an initiative asks of a team, spread evenly over its working days."""

    start: dt.date
    end: dt.date
    person_weeks: float


@dataclass(frozen=True, slots=True)
class Load:
    """`needed` and `available` in person-weeks; `silent` initiatives of the quarter say no need."""

    needed: float
    available: float
    silent: int = 0

    @property
    def ratio(self) -> float | None:
        """None when nobody is on the team, or when nobody said what is needed: there is no reading."""
        if self.available <= 0 or self.needed <= 0:
            return None
        return self.needed / self.available


def working_days(first: dt.date, last: dt.date, *, week: Collection[int]) -> int:
    """Days of the working week (0 = Monday) from `first` to `last`, both included."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    tail = sum((first.weekday() + offset) % 7 in week for offset in range(rest))
    return weeks * len(set(week)) + tail


def available(people: Iterable[Presence], quarter: Quarter, *, week: Collection[int]) -> float:
    """Person-weeks of the team in the quarter: membership x allocation x working days."""
    total, begins, ends = 0.0, quarter.start, quarter.end
    whole = working_days(begins, ends, week=week)  # most people stay all of it
    for one in people:
        first, last = max(one.start, begins), min(one.end or ends, ends)
        is_whole = first == begins and last == ends
        days = whole if is_whole else working_days(first, last, week=week)
        total += days * one.allocation / 100
    return total / (len(set(week)) or 1)


def needed(needs: Iterable[Need], quarter: Quarter, *, week: Collection[int]) -> float:
    """The part of each need that falls in the quarter."""
    total = 0.0
    for one in needs:
        whole = working_days(one.start, one.end, week=week)
        first, last = max(one.start, quarter.start), min(one.end, quarter.end)
        if whole:
            total += one.person_weeks * working_days(first, last, week=week) / whole
    return total
