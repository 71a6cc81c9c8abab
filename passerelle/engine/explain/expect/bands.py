"""Intervals from the errors that the same forecasts made before: pooled over rolling origins and horizons.

Each error is divided by the size errors had lately at its origin and by the size errors have at its
horizon; what is left is pooled, recent origins weighing more, and its quantiles are scaled back.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from passerelle.engine.explain.inputs import Floats

HALF_LIFE = 250.0  # periods; at least two seasons
LATELY = 0.06
LATELY_SHARE = 0.5
SHORTAGE = 2.5


@dataclass(frozen=True, slots=True)
class Pool:
    """`errors` (origins, steps) not a number where unknown; `weights` (origins,); `lately` (origins,) the
    size of errors at each origin; `growth` (steps,) their size at each step; `scaled` the pool itself."""

    errors: Floats
    weights: Floats
    lately: Floats
    growth: Floats

    def quantiles(self, chances: tuple[float, float]) -> tuple[float, float]:
        """Weighted quantiles of the pool, moved out as Student's are for as few independent origins."""
        scaled = self.errors / (self.lately[:, None] * self.growth)
        weights = np.broadcast_to(self.weights[:, None], scaled.shape)
        use = np.isfinite(scaled) & (weights > 0)
        if not use.any():
            return 0.0, 0.0
        low, high = weighted_quantiles(scaled[use], weights[use], chances)
        out = student(chances[1], self.independent)
        return low * out, high * out

    @property
    def independent(self) -> float:
        """How many origins the pool is worth, were they a horizon apart and equally recent."""
        weights = self.weights[: -self.errors.shape[1]]
        if weights.sum() <= 0:
            return 1.0
        alike: float = weights.sum() ** 2 / (weights**2).sum()
        return max(float(alike) / float(self.errors.shape[1]), 1.0)


def student(chance: float, blocks: float) -> float:
    """How far out Student's quantile lies of the normal one (first term of its expansion, times SHORTAGE)."""
    return 1 + SHORTAGE * (NormalDist().inv_cdf(chance) ** 2 + 1) / 4 / blocks


def recency(periods: int, *, warm: int, season: int) -> Floats:
    """Weight of each origin (shape: periods + 1), 0 while the smoothers warm up."""
    age = periods - np.arange(periods + 1)
    weights: Floats = 0.5 ** (age / max(2 * season, HALF_LIFE))
    return np.where(age <= periods - warm, weights, 0.0)


def pool(errors: Floats, weights: Floats) -> Pool:
    """Pool the errors (origins, steps) of one forecast."""
    lately = _lately(np.abs(errors[:, 0]), weights)
    use = weights[:, None] * np.isfinite(errors)
    sizes = np.nansum(use * np.nan_to_num(np.abs(errors)) / lately[:, None], axis=0)
    mass = use.sum(axis=0)
    known = np.flatnonzero(mass > 0)
    steps = np.arange(len(mass))
    if not len(known) or not sizes.any():
        return Pool(errors, weights, lately, np.ones(len(mass)))
    growth = np.interp(steps, known, sizes[known] / mass[known])
    growth *= np.sqrt((steps + 1) / (np.minimum(steps, known[-1]) + 1))
    if len(growth) > 2:
        growth = np.convolve(np.pad(growth, 1, mode="edge"), np.ones(3) / 3, "valid")
    return Pool(errors, weights, lately, np.maximum(growth, 1e-9))


def _lately(sizes: Floats, weights: Floats) -> Floats:
    """Half way (in logarithms) between the usual size of one-step errors and their size lately."""
    use = np.isfinite(sizes) & (weights > 0)
    usual = max(float(sizes[use].mean()) if use.any() else 0.0, 1e-9)
    now, found = usual, np.empty(len(sizes))
    for t, size in enumerate(sizes):
        found[t] = now
        if use[t]:
            now += LATELY * (min(size, 5 * now) - now)
    mixed: Floats = np.maximum(found, 1e-9) ** LATELY_SHARE * usual ** (1 - LATELY_SHARE)
    return mixed


def weighted_quantiles(
    values: Floats, weights: Floats, chances: tuple[float, ...]
) -> tuple[float, ...]:
    """Quantiles of values that do not count the same."""
    order = np.argsort(values)
    passed = np.cumsum(weights[order])
    middle = (passed - weights[order] / 2) / passed[-1]
    return tuple(float(q) for q in np.interp(chances, middle, values[order]))
