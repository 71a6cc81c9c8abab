"""What a raised movement looks like: since when, by how much, one day, a level, a trend or the calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from passerelle.analysis.watching.raising import Raised
from passerelle.analysis.watching.series import Series
from passerelle.engine.explain.change.since import dated
from passerelle.engine.explain.expect.calendar import is_bridge, public_holidays
from passerelle.engine.explain.expect.movement import around
from passerelle.kernel.finding import Refusal

BEFORE = 14  # periods before the alert among which its beginning is sought
LONGEST = 28  # periods that tell its size
UNSURE = 0.05  # chance on calm days above which the alert's own date is kept
MOSTLY = 0.5
FEW = 3  # periods after it, under which one odd period is a point
WEEK = 7
REGAINED = 1 / 3  # of the change, under which the last week is back
SETTLED = 60  # days after which what lasts is the new usual


@dataclass(frozen=True, slots=True)
class Sized:
    """`shape` is point, level, trend or calendar. Changes are shares of what was expected, with a 95 % interval;
    None where nothing could be expected."""

    since: dt.date
    since_low: dt.date
    since_high: dt.date
    shape: str
    actual: float | None = None
    expected: float | None = None
    change: float | None = None
    change_low: float | None = None
    change_high: float | None = None

    @property
    def stands(self) -> bool:
        """Whether zero lies outside the interval of the change."""
        if self.change_low is None or self.change_high is None:
            return True
        return self.change_low > 0 or self.change_high < 0


def sized(series: Series, told: Raised, *, special: frozenset[dt.date]) -> Sized:
    """`special` are days that the company's calendar names as holidays, beside those of France."""
    place = {day: n for n, day in enumerate(series.days)}
    at = place[told.since]
    start, low, high, shape = _begun(series, at, told, flagged=place[told.flagged])
    last = start if shape == "point" else place.get(told.ended or series.days[-1], len(place) - 1)
    days = series.days[start : max(last, start) + 1]
    if _is_calendar(days, special):
        shape = "calendar"
    size = _size(series, start, len(days))
    return Sized(series.days[start], series.days[low], series.days[high], shape, *size)


def remains(series: Series, size: Sized) -> float | None:
    """What the last week keeps of the change, as a share of it; None while a week has not passed."""
    start = series.days.index(size.since)
    recent = slice(max(len(series.days) - WEEK // series.step, start + 1), None)
    found = around(series.values, series.days, start, season=series.season)
    if isinstance(found, Refusal) or not size.change:
        return None
    values, awaited = series.values[recent], found.estimate.forecast[recent]
    known = np.isfinite(values)
    if len(series.days) - start <= WEEK // series.step or not known.any():
        return None
    expected = float(awaited[known].sum())
    return (
        (float(values[known].sum()) - expected) / abs(expected) / size.change if expected else None
    )


def _begun(series: Series, at: int, told: Raised, *, flagged: int) -> tuple[int, int, int, str]:
    """Index, its interval and its shape, read from the days around; the alert's own where nothing is surer."""
    own = (at, at, at, "point") if told.is_point else (at, max(at - 3, 0), flagged, "level")
    first, stop = max(at - BEFORE, 1), min(len(series.days), max(flagged, at) + LONGEST)
    if told.is_point and np.isfinite(series.values[at + 1 : stop]).sum() < FEW:
        return own
    calm = around(series.values[:stop], series.days[:stop], first, season=series.season)
    if isinstance(calm, Refusal):
        return own
    expected = calm.estimate
    found = dated(series.values[:stop], expected.forecast, scale=expected.deviation, first=first)
    if isinstance(found, Refusal) or found.estimate.p > UNSURE:
        return own
    since = found.estimate
    is_other = (since.size > 0) != told.is_rise or since.index > flagged
    return (
        own
        if is_other or str(since.shape) == "point"
        else (since.index, since.low, since.high, str(since.shape))
    )


def _size(series: Series, start: int, length: int) -> tuple[float | None, ...]:
    """Mean value, mean expected, and the change as a share with its interval."""
    stop = min(start + min(length, LONGEST), len(series.days))
    found = around(series.values[:stop], series.days[:stop], start, season=series.season)
    if isinstance(found, Refusal) or not found.estimate.expected:
        return (None,) * 5
    told = found.estimate
    count = max(int(np.isfinite(series.values[start:stop]).sum()), 1)
    size = abs(told.expected)
    shares = (told.change / size, told.change_low / size, told.change_high / size)
    return (told.actual / count, told.expected / count, *shares)


def _is_calendar(days: tuple[dt.date, ...], special: frozenset[dt.date]) -> bool:
    """Whether most of its days are holidays, bridges or the turn of the year."""
    named = [day in special or _is_off(day) for day in days]
    return bool(named) and sum(named) / len(named) > MOSTLY


def _is_off(day: dt.date) -> bool:
    turn = (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
    return turn or is_bridge(day) or day in public_holidays(day.year)
