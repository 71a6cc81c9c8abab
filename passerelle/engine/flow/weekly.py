"""Flow by week: throughput and cumulative flow. Weeks run Monday to Sunday in the columns' zone."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.flow.columns import Columns, Times
from passerelle.engine.flow.coverage import coverage
from passerelle.engine.flow.refusals import (
    FEWEST_ITEMS,
    FEWEST_WEEKS,
    NO_ITEMS,
    TOO_FEW_FINISHED,
    TOO_FEW_WEEKS,
    refuse,
)
from passerelle.engine.flow.shapes import CumulativeFlow, Throughput
from passerelle.engine.flow.weeks import beginnings, monday, week_of
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

WEEKS = 26
SECOND = dt.timedelta(seconds=1)  # the grain of the columns


def throughput(
    columns: Columns, as_of: dt.datetime, *, weeks: int = WEEKS
) -> Finding[Throughput] | Refusal:
    """Items finished in each of the last `weeks` whole weeks (Monday to Sunday, local time)."""
    known = columns.as_of(as_of)
    seen = _whole_weeks(known, as_of, weeks=weeks)
    if isinstance(seen, Refusal):
        return seen
    first, last = seen
    counts = _per_week(known.done, beginnings(first, last, known.zone))
    if sum(counts) < FEWEST_ITEMS:
        return refuse(TOO_FEW_FINISHED)
    mean = sum(counts) / len(counts)
    return Finding(
        estimate=Throughput(_mondays(first, last), counts, mean),
        method="flow.throughput",
        digest=columns.digest("throughput", as_of, weeks),
        interval=_mean_interval(counts),
        coverage=1.0,
    )


def _mean_interval(counts: tuple[int, ...]) -> Interval:
    """Eight chances in ten for the mean of a week, by Student's law on the spread of the weeks."""
    values = np.array(counts, dtype=np.float64)
    half = student(len(values) - 1) * float(values.std(ddof=1)) / len(values) ** 0.5
    return Interval(max(0.0, float(values.mean()) - half), float(values.mean()) + half, 0.8)


def student(freedom: int) -> float:
    """The 90th percentile of Student's law, within 1 % from 3 degrees of freedom on.

    Cornish-Fisher expansion around the normal one (Abramowitz and Stegun, 26.7.5).
    """
    z = 1.2815515655446004
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / freedom + second / freedom**2


def cumulative_flow(
    columns: Columns, as_of: dt.datetime, *, weeks: int = WEEKS
) -> Finding[CumulativeFlow] | Refusal:
    """Arrivals, starts and departures by whole week, and the stock at the end of each."""
    known = columns.as_of(as_of)
    seen = _whole_weeks(known, as_of, weeks=weeks)
    if isinstance(seen, Refusal):
        return seen
    first, last = seen
    flow = _cumulative(known, first, last=last)
    arrived, left = sum(flow.arrivals), sum(flow.departures)
    return Finding(
        estimate=flow,
        method="flow.cumulative",
        digest=columns.digest("cumulative", as_of, weeks),
        coverage=coverage(columns, as_of).share_started,
        assumptions=(_steady(arrived, left),),
    )


def _steady(arrived: int, left: int) -> Assumption:
    """Little's law speaks of a flow whose arrivals and departures match: within a tenth."""
    held = abs(arrived - left) <= 0.1 * max(arrived, left)
    return Assumption("flow.arrivals_match_departures", held, {"arrivals": arrived, "left": left})


def _cumulative(known: Columns, first: int, *, last: int) -> CumulativeFlow:
    timed = ~np.isnat(known.started)
    begun, ended = known.started[timed], known.done[timed]
    edges = beginnings(first, last, known.zone)
    return CumulativeFlow(
        weeks=_mondays(first, last),
        arrivals=_per_week(known.created, edges),
        starts=_per_week(known.started, edges),
        departures=_per_week(known.done, edges),
        in_progress=_stock(begun, ended, ends=edges[1:]),
        open=_stock(known.created, known.done, ends=edges[1:]),
    )


def _stock(entered: Times, left: Times, *, ends: Times) -> tuple[int, ...]:
    """How many had entered and not left at the end of each week."""
    return tuple(int(n) for n in _before(entered, ends) - _before(left, ends))


def _per_week(times: Times, edges: Times) -> tuple[int, ...]:
    return tuple(int(n) for n in np.diff(_before(times, edges)))


def _before(times: Times, edges: Times) -> NDArray[np.int64]:
    """How many of the known times precede each edge."""
    known = np.sort(times[~np.isnat(times)])
    return np.asarray(np.searchsorted(known, edges, "left"), dtype=np.int64)


def _whole_weeks(known: Columns, as_of: dt.datetime, *, weeks: int) -> tuple[int, int] | Refusal:
    """The first of the last whole weeks and the one after them, where there are enough to speak of."""
    if not len(known):
        return refuse(NO_ITEMS)
    first, last = _window(known, as_of, weeks=weeks)
    return refuse(TOO_FEW_WEEKS) if last - first < FEWEST_WEEKS else (first, last)


def _window(known: Columns, as_of: dt.datetime, *, weeks: int) -> tuple[int, int]:
    """Numbers of the first whole week and of the week after the last: ended, wholly in the data.

    A week has ended at its last second: the end of a Sunday closes its week.
    """
    last = week_of(as_of + SECOND, known.zone)
    oldest: dt.datetime = known.created.min().astype(object).replace(tzinfo=dt.UTC)
    return max(last - weeks, week_of(oldest, known.zone) + 1), last


def _mondays(first: int, last: int) -> tuple[dt.date, ...]:
    return tuple(monday(week) for week in range(first, last))
