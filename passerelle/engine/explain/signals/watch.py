"""Day by day: has a measure begun to lose (or gain) in silence? A running sum against its own calm past."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from passerelle.engine.explain.signals.windows import WEEKS, Floats

ALLOWANCE = 0.75
"""Half of the shift sought, in the standard deviations of a calm day."""
HEIGHT = 3.5
"""Sum of excess standard deviations that flags: about one false flag in two months, tuned on the tuning half."""
WIDER = 1.15
"""Several sums watched together flag by chance more often: the height is that much higher."""
PAST = 7 * WEEKS
FARTHEST = 4.0
"""One day counts for four standard deviations at most: a single outlier flags nothing."""


def flags(values: Floats, others: tuple[Floats, ...], *, first: int, stop: int) -> list[int]:
    """Days of `first` to `stop` on which a lasting shift of `values` (shape: days) is flagged.

    `others` count the same thing by another path: their ratio with the measure is watched as well, and
    tells losses in the reading days before the measure alone does. After a flag the sums start anew.
    Source: Page's cumulative sum, Biometrika 1954.
    """
    watched = [_surprises(values)]
    watched += [_surprises(values / np.where(other > 0, other, np.nan)) for other in others]
    flagged: list[int] = []
    sums = np.zeros((len(watched), 2))
    for day in range(first, stop):
        new = np.array([[s[day], -s[day]] for s in watched])
        sums = np.maximum(0.0, sums + np.clip(np.nan_to_num(new), -FARTHEST, FARTHEST) - ALLOWANCE)
        if sums.max() > HEIGHT * (1.0 if len(watched) == 1 else WIDER):
            flagged.append(day)
            sums[:] = 0.0
    return flagged


def _surprises(values: Floats) -> Floats:
    """How far each day lies from what its weekday and the last two weeks announce, in usual misses."""
    logs = np.log(np.where(values > 0, values, np.nan))
    days = len(logs)
    missed = np.full(days, np.nan)
    if days > PAST:
        before = sliding_window_view(logs, PAST)[:-1]
        known = np.isfinite(before)
        filled = np.where(known, before, 0.0)
        weekday = _mean(filled[:, ::7], known[:, ::7]) - _mean(filled, known)
        missed[PAST:] = logs[PAST:] - weekday - _mean(filled[:, -14:], known[:, -14:])
    if days > 2 * PAST:
        usual = np.nan_to_num(np.abs(sliding_window_view(missed[PAST:], PAST)[:-1]))
        # Mean absolute value times 1.2533 is the standard deviation of a normal law.
        missed[2 * PAST :] /= np.maximum(1.2533 * usual.mean(axis=1), 1e-6)
        missed[: 2 * PAST] = np.nan
    return missed


def _mean(values: Floats, known: NDArray[np.bool_]) -> Floats:
    count = known.sum(axis=1)
    mean: Floats = np.divide(
        values.sum(axis=1), count, out=np.full(len(count), np.nan), where=count > 0
    )
    return mean
