"""Percentiles that can be read aloud: “85 % of the items took 12 days or less”."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from passerelle.engine.flow.columns import Floats

LEVELS = (50, 70, 85, 95)
CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Percentile:
    """`value` is reached or bettered by `percent` of the items; `low`-`high` is its interval.

    A bound is None when so few items cannot give it at that confidence.
    """

    percent: int
    value: float
    low: float | None
    high: float | None
    level: float = CONFIDENCE


def percentiles(values: Floats, *, levels: tuple[int, ...] = LEVELS) -> tuple[Percentile, ...]:
    """Nearest-rank percentiles: the smallest value that at least p % of the values do not exceed.

    It is definition 1 of Hyndman and Fan (1996), always a value that was observed. Intervals are
    the distribution-free ones of order statistics (David and Nagaraja 2003, section 7.1): two
    ranks with at most (1 - level) / 2 chances on each side of the true percentile.
    """
    ranked = np.sort(values)
    return tuple(_one(ranked, percent) for percent in levels)


def _one(ranked: Floats, percent: int) -> Percentile:
    # Integers, so that 70 % of 10 is rank 7 and not 8 by a rounding of floats.
    rank = max(1, -(-percent * len(ranked) // 100))
    low, high = _ranks(len(ranked), percent / 100)
    return Percentile(
        percent=percent,
        value=float(ranked[rank - 1]),
        low=float(ranked[low - 1]) if low else None,
        high=float(ranked[high - 1]) if high else None,
    )


def _ranks(count: int, share: float) -> tuple[int | None, int | None]:
    """Ranks (from 1) of the order statistics that bound the percentile, None when out of reach."""
    below = np.cumsum(binomial(count, share))  # below[k] = P(at most k values under the percentile)
    tail = (1 - CONFIDENCE) / 2
    low = int(np.searchsorted(below, tail, side="right"))  # P(B < low) <= tail
    high = int(np.searchsorted(below, 1 - tail, side="left")) + 1  # P(B >= high) <= tail
    return (low or None), (high if high <= count else None)


def binomial(count: int, share: float) -> Floats:
    """Probabilities of 0..count successes in `count` trials."""
    k = np.arange(count + 1)
    logs = np.array([math.lgamma(i + 1) for i in range(count + 1)])
    choose = logs[count] - logs - logs[::-1]
    return np.asarray(np.exp(choose + k * math.log(share) + (count - k) * math.log1p(-share)))
