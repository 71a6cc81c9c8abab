"""What an effect is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect over the periods after the intervention, in the response's unit.

    `average` is a period's, `cumulative` the sum; `spread` is the posterior standard deviation of
    `cumulative`; `p` the posterior probability of an effect of the other sign (tail area);
    `predicted`, `low`, `high` (shape: periods after) are what would have happened without.
    """

    average: float
    cumulative: float
    cumulative_low: float
    cumulative_high: float
    spread: float
    p: float
    predicted: Floats
    low: Floats
    high: Floats
    weights: tuple[tuple[str, float], ...]
    """Controls with the share of draws in which each was used."""
