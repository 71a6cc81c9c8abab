"""Did it move? What was expected from a day on, told by the days before it alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.expect.bands import pool, student, weighted_quantiles
from passerelle.engine.explain.expect.calendar import french_days
from passerelle.engine.explain.expect.forecast import LONGEST_PAST, refusal
from passerelle.engine.explain.expect.mixing import Mixed, mix
from passerelle.engine.explain.expect.shapes import Awaited
from passerelle.engine.explain.inputs import Floats, seal
from passerelle.kernel.finding import Finding, Interval, Refusal

METHOD = "expectation-around"
CHANGE = (0.025, 0.975)
FREEDOM = 8.0  # degrees of freedom of the tails: misses of calm windows are heavier than normal


@dataclass(frozen=True, slots=True)
class _Misses:
    """Relative misses of calm windows: 95 % of them lie between `low` and `high`; `freedom` of their tails."""

    low: float
    high: float
    freedom: float

    def chance(self, miss: float) -> float:
        """How often a calm window misses by as much, on either side (0-1)."""
        from scipy.special import stdtr, stdtrit

        edge = self.high if miss > 0 else -self.low
        out = abs(miss) / max(edge, 1e-12) * stdtrit(self.freedom, CHANGE[1])
        return float(2 * stdtr(self.freedom, -out))


def around(
    values: Floats,
    days: Sequence[dt.date],
    start: int,
    *,
    season: int = 7,
    level: float = 0.8,
) -> Finding[Awaited] | Refusal:
    """What was expected of `values` (shape: days; a gap is not a number) from index `start` on.

    Nothing from `start` on is looked at to make the expectation. Before it, each day is set against what
    was expected the day before. Refuses as `expect` does, and a window that holds no value.
    """
    if not 0 < start < len(values):
        raise ValueError(f"start lies between 1 and {len(values) - 1}, not {start}")
    begin = max(0, start - LONGEST_PAST)
    past, window = values[begin:start], values[start:]
    if len(past) < 2:
        return Refusal("past-too-short", ("two seasons of past",))
    refused = refusal(past, days[begin:start], horizon=len(window), season=season)
    if refused:
        return refused
    if not np.isfinite(window).any():
        return Refusal("window-empty", ("a value from that day on",))
    calendar = french_days(days[begin:], span=(days[1] - days[0]).days)
    found = mix(past, calendar, season=season, horizon=len(window))
    told = _told(found, past, window, begin=begin, level=level)
    return Finding(
        told,
        METHOD,
        seal([days[0].isoformat(), start, season, level], values),
        interval=Interval(told.change_low, told.change_high, 0.95),
        coverage=float(np.isfinite(values).mean()),
        would_change=("a longer past", "a change that the past has not seen"),
    )


def _told(found: Mixed, past: Floats, window: Floats, *, begin: int, level: float) -> Awaited:
    known = np.isfinite(window)
    actual = float(window[known].sum())
    awaited = found.scale.back(found.forecasts[-1])
    expected = float(awaited[known].sum())
    misses = _misses(found, past)
    size = max(abs(expected), 1e-12)
    forecast, low, high = _bands(found, begin=begin, level=level)
    change = actual - expected
    return Awaited(
        start=begin + len(past),
        level=level,
        forecast=forecast,
        low=low,
        high=high,
        actual=actual,
        expected=expected,
        change=change,
        change_low=change - misses.high * size,
        change_high=change - misses.low * size,
        p=misses.chance(change / size),
        detectable=max(-misses.low, misses.high),
        scale=found.scale.name,
        calendar=found.calendar.name,
    )


def _misses(found: Mixed, past: Floats) -> _Misses:
    """How windows as long missed before, relative to what was expected of them (at most a third of the past)."""
    length = max(min(found.forecasts.shape[1], (len(past) - found.warm) // 3), 1)
    truth = np.lib.stride_tricks.sliding_window_view(past, length)
    forecast = found.scale.back(found.forecasts[: len(truth), :length])
    known = np.isfinite(truth)
    sums = np.where(known, forecast, 0.0).sum(axis=1)
    errors = np.where(known, truth - forecast, 0.0).sum(axis=1)
    use = (known.mean(axis=1) > 0.5) & (found.pool.weights[: len(truth)] > 0)
    if not use.any():
        return _Misses(-1.0, 1.0, 1.0)
    weights = found.pool.weights[: len(truth)][use]
    relative = errors[use] / np.maximum(np.abs(sums[use]), 1e-12)
    blocks = max(float(weights.sum() ** 2 / (weights**2).sum()) / length, 1.0)
    low, high = weighted_quantiles(relative, weights, CHANGE)
    out = student(CHANGE[1], blocks)
    least = 1e-9
    return _Misses(min(low * out, -least), max(high * out, least), min(FREEDOM, max(blocks, 1.0)))


def _bands(found: Mixed, *, begin: int, level: float) -> tuple[Floats, Floats, Floats]:
    """Expectation and band: a day ahead over the past, then from the last origin over the window."""
    tails = ((1 - level) / 2, (1 + level) / 2)
    calm = pool(found.pool.errors[:, :1], found.pool.weights)
    one = found.forecasts[:-1, 0]
    middle = np.concatenate([one, found.forecasts[-1]])
    ahead = found.pool.lately[-1] * found.pool.growth
    past = calm.lately[:-1] * calm.growth[0]
    edges = []
    for near, far in zip(calm.quantiles(tails), found.pool.quantiles(tails), strict=True):
        edges.append(middle + np.concatenate([near * past, far * ahead]))
    unknown = np.arange(len(middle)) < found.warm
    shown = (
        np.concatenate(
            [np.full(begin, np.nan), np.where(unknown, np.nan, found.scale.back(column))]
        )
        for column in (middle, *edges)
    )
    forecast, low, high = shown
    return forecast, low, high
