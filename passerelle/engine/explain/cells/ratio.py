"""The evidence of a ratio (success over total): counts against each segment's own history.

A shift adds a share of failures to whatever the segment's own rate was, or takes a share of them away.
Each leaf says how much likelier its counts are at each of a few shifts; the counts of calm periods say
by how much they vary more than coin tosses do, and all that is said is worth so much less.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.evidence import Ratios
from passerelle.engine.explain.cells.shapes import Floats

PRIOR = 20.0  # trials lent to a segment, at the overall rate
STRAY = 0.5  # successes and failures lent to the whole, so that a spotless past forbids nothing
MORE = (0.005, 0.01, 0.02, 0.04, 0.07, 0.12, 0.2, 0.32, 0.5, 0.7, 0.9)  # share that begins to fail
FEWER = (0.2, 0.5, 0.8, 0.95)  # share of the usual failures that cease
TINY, MOST = 1e-9, 0.99
WIDEST = 9.0  # a calm period may not make its neighbours look wilder than this


def ratio(
    success: Floats,
    total: Floats,
    past_success: Floats,
    past_total: Floats,
    *,
    still: NDArray[np.bool_] | None = None,
) -> tuple[Ratios, Floats, float]:
    """Evidence of leaves (shape: leaves) with a past (shape: periods, leaves).

    `still` marks leaves that did not move: what they all do more or less of is no segment's doing.
    Also returns the expected successes, and the variance of calm counts over that of coin tosses.
    """
    rate = usual_rate(past_success, past_total)
    excess = spread(past_success, past_total, rate)
    failures = total - success
    if still is not None:
        swing = (failures[still].sum() + STRAY) / ((total * rate)[still].sum() + STRAY)
        rate = np.clip(rate * swing, TINY, MOST)
    shifted = [rate + more * (1 - rate) for more in MORE] + [rate * (1 - less) for less in FEWER]
    ratios = [
        failures * np.log(now / rate) + success * np.log((1 - now) / (1 - rate)) for now in shifted
    ]
    return Ratios(np.stack(ratios) / excess, total), total * (1 - rate), excess


def usual_rate(past_success: Floats, past_total: Floats) -> Floats:
    """Failures a trial of each leaf, drawn a little towards the whole."""
    tried = past_total.sum(axis=0)
    failed = tried - past_success.sum(axis=0)
    overall = (failed.sum() + STRAY) / (tried.sum() + 2 * STRAY)
    rate: Floats = (failed + PRIOR * overall) / (tried + PRIOR)
    return rate


def spread(past_success: Floats, past_total: Floats, rate: Floats) -> float:
    """Variance of the leaves' calm counts over that of coin tosses (at least 1).

    What a whole period does more or less of is taken out first: it is no segment's doing.
    """
    failed = past_total - past_success
    usual = past_total * rate
    swing = failed.sum(axis=1, keepdims=True) / np.maximum(usual.sum(axis=1, keepdims=True), 1e-9)
    expected = np.clip(usual * swing, 0, past_total)
    variance = expected * (1 - expected / np.maximum(past_total, 1))
    seen = variance > 0.2
    freedom = int(seen.sum()) - int(seen.any(axis=0).sum())
    if freedom < 10:
        return 1.0
    pearson = (failed - expected)[seen] ** 2 / variance[seen]
    return max(1.0, float(np.minimum(pearson, WIDEST).sum() / freedom))
