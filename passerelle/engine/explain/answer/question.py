"""What is known of a measure when somebody asks why it moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.shapes import Succession
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.explain.inputs import seal

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure by day and leaf. Days are consecutive; a day that was never loaded holds zeros.

    `sums` has shape (days, leaves). For a ratio, `totals` (same shape) is what it is divided by.
    `counts` (same shape) is the number of source rows behind each value, where known.
    """

    days: tuple[dt.date, ...]
    cube: Cube
    sums: Floats
    totals: Floats | None = None
    counts: Floats | None = None

    def __post_init__(self) -> None:
        shape = (len(self.days), len(self.cube.codes))
        if any(v is not None and v.shape != shape for v in (self.sums, self.totals, self.counts)):
            raise ValueError(f"values must have shape (days, leaves) = {shape}")

    @property
    def whole(self) -> Floats:
        """The measure day by day (shape: days); a ratio without denominator that day is not a number."""
        sums: Floats = self.sums.sum(axis=1)
        if self.totals is None:
            return sums
        totals = self.totals.sum(axis=1)
        ratio: Floats = np.divide(sums, totals, out=np.full(len(sums), np.nan), where=totals > 0)
        return ratio

    def digest(self) -> str:
        head = [self.days[0].isoformat(), len(self.days), self.cube.digest()]
        given = (v for v in (self.sums, self.totals, self.counts) if v is not None)
        return seal(head, *given)


class Role(StrEnum):
    """What a series is to the measure that moved."""

    INDEPENDENT = "independent"
    """Counts the same thing by another path (billing, server logs)."""
    UPSTREAM = "upstream"
    """Comes before in the funnel (visits before sign-ups)."""
    DOWNSTREAM = "downstream"
    """Comes after: a real fall would be seen there (activations after sign-ups)."""
    PIPELINE = "pipeline"
    """Another fact, read through the same tracker or load."""
    PEER = "peer"
    """What the same world would move: the market, another country, brand searches."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Another series on the same days (shape: days; not a number where unknown).

    `key` is where whoever asks keeps it, as names change.
    """

    name: str
    role: Role
    values: Floats
    key: int | None = None


class Happening(StrEnum):
    """Kinds of dated events."""

    RELEASE = "release"
    TRACKER = "tracker"
    PRICE = "price"
    CAMPAIGN = "campaign"
    EXPERIMENT = "experiment"
    HOLIDAY = "holiday"
    OUTAGE = "outage"
    COMPETITOR = "competitor"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `where` names the segment it touched, empty for all of them.

    `ends` is the last day, for what lasts. `doses` gives by value of one dimension how much of it was
    received (spend by channel, share of users exposed), where known: {(dimension, value): dose}.
    `key` is where whoever asks keeps the other measure that it is dated on; None for one of the measure itself.
    """

    day: dt.date
    kind: Happening
    name: str
    where: tuple[tuple[str, str], ...] = ()
    ends: dt.date | None = None
    doses: Mapping[tuple[str, str], float] = field(default_factory=dict)
    key: int | None = None

    @property
    def edges(self) -> tuple[dt.date, ...]:
        """The days on which something may break: its first, and the one after its last where it ends."""
        return (self.day,) if self.ends is None else (self.day, self.ends + dt.timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Loads:
    """What is known of the loads, day by day (each shape: days; None where not known).

    `rows` read, `hours` with at least one row (of 24), `duplicates`, `nulls` and `unknowns` as numbers
    of rows, `delay` in hours between the day's end and its load; `schema` is one digest a day;
    `restated` is the relative change of a day's value between its first load and the last;
    `defined` holds the days on which the measure's definition changed.
    """

    rows: Floats | None = None
    hours: Floats | None = None
    duplicates: Floats | None = None
    nulls: Floats | None = None
    unknowns: Floats | None = None
    delay: Floats | None = None
    restated: Floats | None = None
    schema: tuple[str, ...] = ()
    defined: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Why did this measure move? `since` is the day somebody asks about; without it, we look for it."""

    reading: Reading
    witnesses: tuple[Witness, ...] = ()
    events: tuple[Event, ...] = ()
    loads: Loads = field(default_factory=Loads)
    since: dt.date | None = None
    hourly: Floats | None = None
    """The measure by hour, shape (days, 24), where known: an edge is dated to the hour with it."""
    successions: tuple[Succession, ...] = ()
    """Values that took the place of others, read as one with them in `reading`."""

    def digest(self) -> str:
        head = [
            self.reading.digest(),
            self.since.isoformat() if self.since else "",
            [[e.day.isoformat(), e.kind, e.name, list(map(list, e.where))] for e in self.events],
            [[w.name, w.role] for w in self.witnesses],
        ]
        return seal(head, *(w.values for w in self.witnesses))
