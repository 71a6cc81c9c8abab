"""What an expectation is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from passerelle.engine.explain.inputs import Floats

SMALLEST = 1e-9  # the deviation of a past without noise


def half_band(level: float) -> float:
    """Half a band that holds `level` (0-1) of the days, in standard deviations, to four decimals."""
    return round(NormalDist().inv_cdf((1 + level) / 2), 4)


@dataclass(frozen=True, slots=True)
class Band:
    """An interval for each period: it should hold `level` (0-1) of them. Shape (horizon,) each.

    `held` is the share of the past it did hold, at origins that its calibration had not seen; None
    where the past is too short for that check.
    """

    level: float
    low: Floats
    high: Floats
    held: float | None


@dataclass(frozen=True, slots=True)
class Expected:
    """The periods to come. `mean` (shape: horizon) has as many chances to be passed as not to be.

    `scale` is log where the seasons multiply, linear where they add; `calendar` names what was used of
    the French calendar (none, holidays, or holidays-and-school); `members` are the smoothers that were
    mixed, the heaviest first: (gain of the level, of the slope, of the season, 1 with a season, weight).
    `error` is the mean absolute error of the rolling origins, in the unit of the values.
    """

    days: tuple[dt.date, ...]
    mean: Floats
    bands: tuple[Band, ...]
    scale: str
    calendar: str
    members: tuple[tuple[float, ...], ...]
    error: float
    origins: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """What was expected of days already read, from `start` (0-based) on with the days before it alone.

    `forecast`, `low`, `high` (shape: days) hold the expectation and its band at `level`: a day ahead
    before `start`, from `start` on what could be said the day before it; not a number before an
    expectation can be made. `actual` and `expected` are sums over the days from `start` on that have a
    value; `change` is their difference, in `change_low` to `change_high` at 95 %; `p` is the share of
    windows of the past as long as this one whose forecast missed by as much; `detectable` the smallest
    relative change that would leave the interval of calm windows.
    """

    start: int
    level: float
    forecast: Floats
    low: Floats
    high: Floats
    actual: float
    expected: float
    change: float
    change_low: float
    change_high: float
    p: float
    detectable: float
    scale: str
    calendar: str

    @property
    def deviation(self) -> Floats:
        """Standard deviation of each day around its forecast (shape: days), as wide as its band says."""
        wide: Floats = np.maximum((self.high - self.low) / (2 * half_band(self.level)), SMALLEST)
        return wide
