"""Many measures watched day by day, as scores against their expectation: calm, or with a silent loss that lasts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WatchedWorld:
    """`scores` has shape (days, measures): residual over its usual size. `lost` are the measures that lose."""

    scores: Floats
    lost: tuple[int, ...]
    day: int


def watched_world(
    *,
    seed: int,
    days: int = 180,
    measures: int = 20,
    losing: int = 0,
    noise: float = 0.03,
    loss: float = 0.05,
    common: float = 0.0,
    tails: float = 6.0,
) -> WatchedWorld:
    """Noise with memory (0 to 0.4), tails of a Student law, and a share `common` to all measures.

    From two thirds of the days on, the first `losing` measures lose the share `loss` of their value;
    `noise` is the usual residual as a share of the value.
    """
    rng = np.random.default_rng(seed)
    wide = np.sqrt(tails / (tails - 2))
    each = rng.standard_t(tails, size=(days, measures)) / wide
    shared = rng.standard_t(tails, size=(days, 1)) / wide
    steps = np.sqrt(1 - common) * each + np.sqrt(common) * shared
    memory = rng.uniform(0, 0.4, size=measures)
    scores = steps.copy()
    for day in range(1, days):
        scores[day] = memory * scores[day - 1] + np.sqrt(1 - memory**2) * steps[day]
    day = 2 * days // 3
    scores[day:, :losing] -= loss / noise
    return WatchedWorld(scores, tuple(range(losing)), day)
