"""Day by day: how far a measure falls from what its weekday and its last weeks announce, in usual misses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from passerelle.engine.explain.change.shapes import Floats
from passerelle.engine.explain.expect.calendar import french_days
from passerelle.engine.explain.expect.effects import calendar_effect
from passerelle.engine.explain.expect.scale import scales

SEASONS = 7  # seasons of past that tell the season and the usual size of a miss
LATELY = 1  # seasons of past that tell the level
LEAN = 4  # seasons that tell what misses lean to
FEWEST = 2 * SEASONS  # seasons before the first surprise
ODD = 5.0  # usual misses beyond which a day alone tells nothing of what is usual


def surprises(values: Floats, *, season: int = 7, days: Sequence[dt.date] | None = None) -> Floats:
    """One score a period (shape: periods), not a number before 14 seasons of past or where unknown.

    Each is told by the periods before it alone; `season` periods make a week (1: no season). `days`
    take the effects of the French calendar out, where it helps. An odd day that stands alone is kept
    out of what the next ones are compared with.
    """
    there = _there(values, season, days)
    told = _told(there, there, season)
    near = np.nan_to_num(np.abs(told), nan=0.0)
    beside = np.maximum(np.append(near[1:], 0.0), np.insert(near[:-1], 0, 0.0))
    alone = (near > ODD) & (beside < ODD / 2)
    return _told(there, np.where(alone, np.nan, there), season)


def _told(there: Floats, past: Floats, season: int) -> Floats:
    """Scores of `there`, each against the days of `past` before it."""
    span = SEASONS * season if season > 1 else 4 * SEASONS
    missed = np.full(len(there), np.nan)
    if len(there) <= 2 * span:
        return missed
    before = sliding_window_view(past, span)[:-1]
    known = np.isfinite(before)
    filled = np.where(known, before, 0.0)
    lately = slice(-LATELY * max(season, 7), None)
    missed[span:] = there[span:] - _mean(filled[:, lately], known[:, lately])
    if season > 1:
        weekday = _mean(filled[:, ::season], known[:, ::season]) - _mean(filled, known)
        missed[span:] -= weekday
    missed[span:] -= _leaning(missed[span:], max(season, 7))
    usual = np.abs(sliding_window_view(np.where(np.isfinite(past), missed, np.nan)[span:], span))
    size = _mean(np.nan_to_num(usual), np.isfinite(usual))[:-1]
    # Mean absolute value times 1.2533 is the standard deviation of a normal law.
    missed[2 * span :] /= np.maximum(1.2533 * size, 1e-6)
    missed[: 2 * span] = np.nan
    return missed


def _leaning(missed: Floats, season: int) -> Floats:
    """What the misses of the weeks before lean to: a level told by its last weeks lags behind a trend."""
    gap, width = LATELY * season, LEAN * season
    lean = np.zeros(len(missed))
    if len(missed) > gap + width:
        before = sliding_window_view(missed, width)[: -gap - 1]
        known = np.isfinite(before)
        pulled = np.clip(np.nan_to_num(before), *_limits(before))
        lean[gap + width :] = np.nan_to_num(_mean(np.where(known, pulled, 0.0), known))[
            : len(lean) - gap - width
        ]
    return lean


def _limits(before: Floats) -> tuple[float, float]:
    usual = float(np.nanmedian(np.abs(before)))
    return -3 * usual, 3 * usual


def _there(values: Floats, season: int, days: Sequence[dt.date] | None) -> Floats:
    """On the scale on which seasons add up, without what the calendar does."""
    if not np.isfinite(values).any():
        return values
    scale = scales(values)[-1]
    there = scale.there(values)
    if days is None or season != 7:
        return there
    bare: Floats = there - calendar_effect(there, french_days(days), season=season).added
    return bare


def _mean(values: Floats, known: NDArray[np.bool_]) -> Floats:
    count = known.sum(axis=1)
    mean: Floats = np.divide(
        values.sum(axis=1), count, out=np.full(len(count), np.nan), where=count > 0
    )
    return mean
