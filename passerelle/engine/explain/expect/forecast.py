"""What is to be expected of a series, with intervals that hold as often as they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from passerelle.engine.explain.expect.bands import Pool, pool
from passerelle.engine.explain.expect.calendar import french_days
from passerelle.engine.explain.expect.mixing import Mixed, mix
from passerelle.engine.explain.expect.shapes import Band, Expected
from passerelle.engine.explain.expect.smoothing import members
from passerelle.engine.explain.inputs import Floats, seal
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "expectation"
LEVELS = (0.8, 0.95)
FEWEST = 16
FEWEST_SEASONS = 2
MOST_GAPS = 0.4
LONGEST_PAST = 1100  # periods looked at: three years of days
FEWEST_CHECKED = 40  # origins
TOLD = 5  # members named


def expect(
    values: Floats,
    *,
    days: Sequence[dt.date],
    horizon: int,
    season: int,
    levels: tuple[float, ...] = LEVELS,
) -> Finding[Expected] | Refusal:
    """The `horizon` periods after the last of `values` (shape: periods; a gap is not a number).

    `days` are the first days of the periods, evenly spaced (1 for days, 7 for weeks); `season` is the
    number of periods after which the series looks like itself (7 for days, 52 for weeks, 1 for none).
    Refuses less than two seasons, too many gaps, days unevenly spaced, a horizon beyond the past.
    """
    refused = refusal(values, days, horizon=horizon, season=season)
    if refused:
        return refused
    known, coming = values[-LONGEST_PAST:], ahead(days, horizon)
    span = (days[1] - days[0]).days
    calendar = french_days([*days[-LONGEST_PAST:], *coming], span=span)
    found = mix(known, calendar, season=season, horizon=horizon)
    filled = float(np.isfinite(known).mean())
    return Finding(
        _told(found, coming, levels, season),
        METHOD,
        seal([days[0].isoformat(), span, horizon, season, list(levels)], values),
        coverage=filled,
        assumptions=(
            Assumption("no-gap", filled == 1.0, {"share": round(1 - filled, 4)}),
            Assumption("calendar-helps", found.calendar.name != "none"),
        ),
        would_change=("another year of the past", "a change that the past has not seen"),
    )


def refusal(
    values: Floats, days: Sequence[dt.date], *, horizon: int, season: int
) -> Refusal | None:
    """Why nothing can be expected of these values, if so."""
    if len(values) != len(days) or horizon < 1 or season < 1:
        raise ValueError("one day a value; horizon and season are at least 1")
    least = max(FEWEST, FEWEST_SEASONS * season, season + horizon)
    if len(values) < least:
        return Refusal("past-too-short", (f"at least {least} periods of past, not {len(values)}",))
    if np.isinf(values).any():
        return Refusal("values-not-numbers", ("finite values, or gaps",))
    if not np.isfinite(values).mean() >= 1 - MOST_GAPS:
        return Refusal("too-many-gaps", (f"a value in {1 - MOST_GAPS:.0%} of the periods",))
    apart = {(b - a).days for a, b in pairwise(days)}
    if len(apart) != 1 or min(apart) < 1:
        return Refusal("days-uneven", ("periods that follow each other, one value each",))
    return None


def ahead(days: Sequence[dt.date], horizon: int) -> tuple[dt.date, ...]:
    """The periods that follow."""
    step = days[1] - days[0]
    return tuple(days[-1] + (i + 1) * step for i in range(horizon))


def _told(
    found: Mixed, coming: tuple[dt.date, ...], levels: tuple[float, ...], season: int
) -> Expected:
    heaviest = np.argsort(-found.weights)[:TOLD]
    grid = members(season)
    return Expected(
        days=coming,
        mean=found.scale.back(found.forecasts[-1]),
        bands=tuple(_band(found, level) for level in levels),
        scale=found.scale.name,
        calendar=found.calendar.name,
        members=tuple((*grid[:, g].tolist(), round(float(found.weights[g]), 4)) for g in heaviest),
        error=found.error,
        origins=int((found.pool.weights > 0).sum()) - 1,
    )


def _band(found: Mixed, level: float) -> Band:
    tails = ((1 - level) / 2, (1 + level) / 2)
    low, high = found.pool.quantiles(tails)
    size = found.pool.lately[-1] * found.pool.growth
    below, above = (found.scale.back(found.forecasts[-1] + q * size) for q in (low, high))
    return Band(level, below, above, _held(found.pool, tails))


def _held(whole: Pool, tails: tuple[float, float]) -> float | None:
    """Share of the later third of the origins that a calibration on those before would have held."""
    origins, horizon = whole.errors.shape
    used = np.flatnonzero(whole.weights > 0)
    cut = int(used[0] + 2 * len(used) / 3)
    if origins - cut - horizon < FEWEST_CHECKED:
        return None
    before = whole.errors.copy()
    before[np.add.outer(np.arange(origins), np.arange(horizon)) >= cut] = np.nan
    weights = np.where(np.arange(origins) < cut, whole.weights, 0.0)
    calm = pool(before, weights)
    low, high = calm.quantiles(tails)
    scaled = whole.errors[cut:] / (calm.lately[cut - 1] * calm.growth)
    scaled = scaled * calm.lately[cut - 1] / whole.lately[cut:, None]
    known = np.isfinite(scaled)
    return round(float(((scaled >= low) & (scaled <= high))[known].mean()), 4)
