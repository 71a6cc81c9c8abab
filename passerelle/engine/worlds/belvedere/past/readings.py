"""Weekly readings: a tide that a control shares, noise, and from the delivery on what it truly brought."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from passerelle.engine.worlds.belvedere.kpis.cells import Floats

WEEK = dt.timedelta(days=7)
BEFORE, AFTER = 22, 13  # whole weeks read around a delivery
KEPT = 0.8  # of a week's tide in the week after
FAINT = 0.3  # of the noise of a reading, that of a control


def sundays(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The last day of each whole week between two days."""
    day = first + dt.timedelta(days=(7 - first.weekday()) % 7 + 6)
    found = []
    while day <= last:
        found.append(day)
        day += WEEK
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Tide:
    """What moves a control and the measures set against it, as a share of each, by week."""

    ends: tuple[dt.date, ...]
    shares: Floats

    def at(self, ends: tuple[dt.date, ...]) -> Floats:
        first = self.ends.index(ends[0])
        return self.shares[first : first + len(ends)]


def tide(rng: np.random.Generator, ends: tuple[dt.date, ...], *, spread: float) -> Tide:
    """Each week keeps most of the last; `spread` in the long run."""
    steps = rng.normal(scale=spread * np.sqrt(1 - KEPT**2), size=len(ends))
    shares = np.empty(len(ends))
    now = rng.normal(scale=spread)
    for n, step in enumerate(steps):
        now = KEPT * now + step
        shares[n] = now
    return Tide(ends, shares)


def window(delivered: dt.date, *, first: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """The weeks that are read around a delivery, none of them past `until`."""
    start = max(first, delivered - BEFORE * WEEK)
    return sundays(start, min(delivered + (AFTER + 1) * WEEK, until))


def lived(
    rng: np.random.Generator,
    ends: tuple[dt.date, ...],
    *,
    usual: float,
    noise: float,
    moved: Floats | None = None,
    delivered: dt.date | None = None,
    brought: float = 0.0,
) -> tuple[tuple[dt.date, float], ...]:
    """A reading a week, the week of the delivery in proportion to its days after it."""
    values = usual * (1 + rng.normal(scale=noise, size=len(ends)))
    if moved is not None:
        values += usual * moved
    if delivered is not None:
        after = np.array([(end - delivered).days for end in ends])
        values += brought * np.clip(after / 7, 0, 1)
    return tuple((end, round(float(v), 3)) for end, v in zip(ends, values, strict=True))
