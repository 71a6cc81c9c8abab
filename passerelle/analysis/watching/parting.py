"""Segments of one measure, watched beside the others: what a total too unsteady to show a loss lets through."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from passerelle.analysis.watching.raising import FEWEST, WATCHED, Raised
from passerelle.analysis.watching.sizing import LONGEST, Sized
from passerelle.engine.explain.answer.naming import Where
from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.answer.segments import beside, cells, error
from passerelle.engine.explain.answer.successions import PAST, folded
from passerelle.engine.explain.change.alerts import Alert, watch
from passerelle.engine.explain.change.shapes import Shape
from passerelle.kernel.finding import Refusal

SHARE = 0.5  # of a measure's false alarms, spent on its segments
LEAST = 0.08  # share of the measure under which a segment is not watched
USUAL = 56  # days that tell the usual share of a segment
READ = 420  # days that are read
REPLACED = (
    40.0  # ordinary days that the day of a replaced version counts for: what is lost is lost there
)
THIN = 0.5  # a day, under which nothing is expected
STILL = 3.5  # standard errors of its change that must be left without the segments told before it
PART = 0.6  # of its change, likewise
WIDE = 1.96
WEEK = 7


@dataclass(frozen=True, slots=True)
class Apart:
    """A segment that left the others: what is told of it, its size, and what its last week keeps of the change."""

    where: Where
    told: Raised
    size: Sized
    remains: float | None

    @property
    def sureness(self) -> float:
        return _sure(
            self.size.change or 0.0, self.size.change_low or 0.0, self.size.change_high or 0.0
        )


def apart(reading: Reading, *, budget: float) -> list[Apart]:
    """What stands out among the values and the crossings of two, in at most `budget` false alarms a month."""
    calm = _calm(reading)
    if calm is None or not reading.cube.dimensions or reading.sums.min() < 0:
        return []
    # A version that replaces another in the days watched is no movement of either.
    read, successions = folded(Question(reading), min(calm + PAST, len(reading.days) - 1))
    reading, begins = read.reading, np.ones(len(read.reading.days))
    for one in successions:
        begins[(one.day - reading.days[0]).days] = REPLACED
    wheres, inside = cells(reading, least=LEAST)
    if not wheres:
        return []
    own, base = beside(reading.sums, reading.totals, inside)
    scores = _scores(own, base)
    kept = np.flatnonzero(np.isfinite(scores[:calm]).sum(axis=0) >= FEWEST)
    if not len(kept):
        return []
    found = watch(scores[:, kept], calm=calm, budget=budget, begins=begins)
    if isinstance(found, Refusal):
        return []
    told = []
    for alert in found.estimate.alerts:
        at = int(kept[alert.measure])
        if alert.shape is Shape.LEVEL:
            wide = max(float(np.sqrt(np.nanmean(scores[:calm, at] ** 2))), 1.0)
            seen = _told(reading.days, alert, wheres[at], (own[:, at], base[:, at]), wide)
            told.append((at, _rated(reading, inside[:, at], seen)))
    return _distinct(reading, inside, [pair for pair in told if pair[1].size.stands])


def _distinct(
    reading: Reading, inside: NDArray[np.bool_], told: list[tuple[int, Apart]]
) -> list[Apart]:
    """The surest first, each left out of those after it: where one falls, the share of all others rises."""
    kept: list[Apart] = []
    gone = np.zeros(len(inside), dtype=bool)
    for at, one in sorted(told, key=lambda pair: -pair[1].sureness):
        column = (inside[:, at] & ~gone)[:, None]
        left = reading.sums * ~gone
        totals = None if reading.totals is None else reading.totals * ~gone
        own, base = beside(left, totals, column)
        start = reading.days.index(one.told.since)
        change, low, high, _ = _change((own[:, 0], base[:, 0]), start, _days(reading.days, start))
        is_same_way = (change > 0) == one.told.is_rise
        whole = abs(np.log1p(one.size.change or 0.0))
        is_large = abs(np.log1p(change)) >= PART * whole
        still = is_same_way and is_large and _sure(change, low, high) >= STILL
        if column.any() and (still or not kept):
            kept.append(one)
            gone |= inside[:, at]
    return kept


def _rated(reading: Reading, inside: NDArray[np.bool_], one: Apart) -> Apart:
    """Of a ratio, what is read and expected are rates, as the measure is."""
    if reading.totals is None or one.size.change is None:
        return one
    days = _days(reading.days, reading.days.index(one.told.since))
    below = float(reading.totals[days][:, inside].sum())
    if below <= 0:
        return one
    actual = float(reading.sums[days][:, inside].sum()) / below
    size = replace(one.size, actual=actual, expected=actual / (1 + one.size.change))
    return replace(one, size=size)


def _days(days: tuple[dt.date, ...], start: int) -> slice:
    return slice(start, min(len(days), start + LONGEST))


def _sure(change: float, low: float, high: float) -> float:
    """A change in standard errors of its logarithm."""
    wide = float(np.log1p(high) - np.log1p(low)) / (2 * WIDE)
    return float(abs(np.log1p(change)) / max(wide, 1e-9))


def lately(reading: Reading) -> Reading:
    """The days that are read."""
    cut = slice(max(len(reading.days) - READ, 0), None)
    totals = None if reading.totals is None else reading.totals[cut]
    return Reading(reading.days[cut], reading.cube, reading.sums[cut], totals)


def _calm(reading: Reading) -> int | None:
    """Where the calm past ends: the first of a month, as that of a total does; None where it is too short."""
    anchor = (reading.days[-1] - dt.timedelta(days=WATCHED)).replace(day=1)
    start = (anchor - reading.days[0]).days
    return start if start >= USUAL + FEWEST else None


def _scores(own: Floats, base: Floats) -> Floats:
    """Day by day, in roots of what the days before let expect; not a number where that is next to nothing."""
    was, beside_ = (sliding_window_view(v, USUAL, axis=0)[:-1].sum(axis=-1) for v in (own, base))
    usual = np.divide(was, beside_, out=np.zeros_like(was), where=beside_ > 0)
    expected = usual * base[USUAL:]
    scores = np.full(own.shape, np.nan)
    known = expected > THIN
    scores[USUAL:][known] = ((own[USUAL:] - expected)[known]) / np.sqrt(expected[known])
    return scores


def _told(
    days: tuple[dt.date, ...], alert: Alert, where: Where, of: tuple[Floats, Floats], wide: float
) -> Apart:
    start = alert.since
    change, low, high, expected = _change(of, start, _days(days, start), wide)
    actual = float(of[0][_days(days, start)].mean())
    told = Raised(
        since=days[start],
        flagged=days[alert.day],
        ended=None if alert.ended is None else days[alert.ended],
        is_point=False,
        is_rise=alert.size > 0,
    )
    size = Sized(
        days[start], days[max(start - 3, 0)], days[alert.day], str(Shape.LEVEL),
        actual, expected, change, low, high,
    )  # fmt: skip
    last = slice(max(len(days) - WEEK, start), len(days))
    is_old = len(days) - start > WEEK and change
    kept = _change(of, start, last)[0] / change if is_old else None
    return Apart(where, told, size, kept)


def _change(
    of: tuple[Floats, Floats], start: int, days: slice, wide: float = 1.0
) -> tuple[float, float, float, float]:
    """Share by which it changed, its interval, and what was expected a day."""
    own, base = of
    before = slice(max(start - USUAL, 0), start)
    was, past, now, since = (
        float(v.sum()) for v in (own[before], base[before], own[days], base[days])
    )
    expected = since * was / past if past > 0 else 0.0
    if expected <= 0:
        return 0.0, 0.0, 0.0, 0.0
    size = float(np.log((now + 0.5) / (expected + 0.5)))
    wide *= WIDE * float(error(*(np.array([v]) for v in (was, past, now, since)))[0])
    low, middle, high = (float(np.expm1(v)) for v in (size - wide, size, size + wide))
    return middle, low, high, expected / max(days.stop - days.start, 1)
