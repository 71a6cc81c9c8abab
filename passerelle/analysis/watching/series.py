"""A measure as the watch reads it: one value a day (or a week), evenly spaced, gaps left open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.change.surprises import surprises
from passerelle.kernel.finding import Refusal
from passerelle.kpis.coarser import coarsen

Floats = NDArray[np.float64]
LONGEST = 800  # periods that are read
DAYS_OF = {"hour": 1, "day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Series:
    """`values` and `scores` have one entry for each of `days` (the last day of each period, `step` days apart).

    A score is how far a value falls from what came before it, in usual misses; not a number where unknown.
    """

    days: tuple[dt.date, ...]
    values: Floats
    scores: Floats
    step: int

    @property
    def season(self) -> int:
        return 7 if self.step == 1 else 1

    def known(self, index: int, stop: int | None = None) -> int:
        return int(np.isfinite(self.scores[index:stop]).sum())


def read(points: list[Any], *, formula: str, cadence: str) -> Series | Refusal:
    """Points of a measure; hours are put together into days. Months and quarters are too few to be watched."""
    step = DAYS_OF.get(cadence)
    if step is None:
        return Refusal("days-needed", ("values by day or by hour",))
    if cadence == "hour":
        points = coarsen(points, formula=formula, fine="hour", cadence="day")
    known = {dt.date.fromisoformat(p[0][:10]): p[1] for p in points if p[1] is not None}
    if not known:
        return Refusal("no-values", ("a file of values",))
    last = max(known)
    count = min((last - min(known)).days // step + 1, LONGEST)
    days = tuple(last - dt.timedelta(days=step * n) for n in reversed(range(count)))
    values = np.array([known.get(day, np.nan) for day in days], dtype=np.float64)
    season = 7 if step == 1 else 1
    return Series(days, values, surprises(values, season=season, days=days), step)
