"""How far each leaf usually falls from what was expected of it, read from its own calm windows.

Counts wander by their own size (Poisson, over-dispersed) and by a share of it; each leaf's few windows
are read together with this common law, as much as if it brought `WORTH` windows more.
"""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.cells.evidence import Residuals
from passerelle.engine.explain.cells.shapes import Floats

WORTH = 6.0
CUT = 0.95  # the wildest twentieth of the windows do not speak for the others
LEAST = 1e-3  # share of its expectation within which no leaf is ever known


def usual_error(actual: Floats, expected: Floats) -> Floats:
    """Standard deviation of a leaf's window (shape: leaves) from calm ones (shape: windows, leaves)."""
    squares = (actual - expected) ** 2
    mean = expected.mean(axis=0)
    grain, share = _law(squares, expected)
    common = grain * np.maximum(mean, 1.0) + share * mean**2
    pooled = (WORTH * common + squares.sum(axis=0)) / (WORTH + len(squares))
    found: Floats = np.sqrt(np.maximum(pooled, (LEAST * mean) ** 2))
    return found


def _law(squares: Floats, expected: Floats) -> tuple[float, float]:
    """Variance as `grain` x expected + `share` x expected²; small leaves tell the first, large ones the second."""
    known = expected > 0
    size, relative = expected[known], squares[known] / expected[known]
    if not len(size):
        return 1.0, 0.0
    small = size <= np.median(size)
    grain = _mean(relative[small])
    share = _mean((relative[~small] - grain) / size[~small]) if (~small).any() else 0.0
    return max(grain, 1e-9), max(share, 0.0)


def _mean(values: Floats) -> float:
    return float(values[values <= np.quantile(values, CUT)].mean())


def known(actual: Floats, expected: Floats, error: Floats) -> Residuals:
    """Evidence of one common relative change: a leaf says as much as its expectation is above its error."""
    safe = np.maximum(error, 1e-12)
    return Residuals((expected / safe) ** 2, expected * (actual - expected) / safe**2)
