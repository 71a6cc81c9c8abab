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
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
SHORTAGE, ENOUGH = 2.0, 4.0  # origins
EVEN = 20.0  # origins that are needed to tell one side's errors from the other's


@dataclass(frozen=True, slots=True)
class Pool:
    """`errors` (origins, steps) not a number where unknown; `weights` (origins,); `lately` (origins,) the
    size of errors at each origin; `growth` (steps,) their size at each step; `scaled` the pool itself."""

    errors: Floats
    weights: Floats
    lately: Floats
    growth: Floats

    def quantiles(self, chances: tuple[float, float]) -> tuple[float, float]:
        """Weighted quantiles of the pool, its two sides drawn together and moved out where origins are few."""
        scaled = self.errors / (self.lately[:, None] * self.growth)
        weights = np.broadcast_to(self.weights[:, None], scaled.shape)
        use = np.isfinite(scaled) & (weights > 0)
        if not use.any():
            return 0.0, 0.0
        low, high = weighted_quantiles(scaled[use], weights[use], chances)
        (either,) = weighted_quantiles(
            np.abs(scaled[use]), weights[use], (chances[1] - chances[0],)
        )
        alike = EVEN / (EVEN + self.independent)
        out = student(chances[1], self.independent)
        return out * (low + alike * (-either - low)), out * (high + alike * (either - high))

    @property
    def independent(self) -> float:
        """How many origins the pool is worth, were they a horizon apart and equally recent."""
        weights = self.weights[: -self.errors.shape[1]]
        if weights.sum() <= 0:
            return 1.0
        alike: float = weights.sum() ** 2 / (weights**2).sum()
        return max(float(alike) / float(self.errors.shape[1]), 1.0)


def student(chance: float, blocks: float) -> float:
    """How far out the quantile of as few independent origins is moved.

    Student's quantile over the normal one is 1 + (z² + 1) / 4 / blocks to the first order; overlapping
    windows say more than their number, so that the measured want of width levels off below ENOUGH.
    """
    return 1 + SHORTAGE * (NormalDist().inv_cdf(chance) ** 2 + 1) / 4 / (blocks + ENOUGH)


def recency(periods: int, *, warm: int, season: int) -> Floats:
    """Weight of each origin (shape: periods + 1), 0 while the smoothers warm up."""
    age = periods - np.arange(periods + 1)
    weights: Floats = 0.5 ** (age / max(2 * season, HALF_LIFE))
    return np.where(age <= periods - warm, weights, 0.0)


def pool(errors: Floats, weights: Floats) -> Pool:
    """Pool the errors (origins, steps) of one forecast, sized as the past says that errors follow each other.

    How far the size lately counts against the usual one is the share whose errors are likeliest (Laplace).
    """
    sizes = _sizes(np.abs(errors[:, 0]), weights)
    use = weights[:, None] * np.isfinite(errors)
    absolute = np.nan_to_num(np.abs(errors))
    tried = [_likelihood(absolute, use, lately) for lately in sizes]
    lately = sizes[int(np.argmax(tried))]
    return Pool(errors, weights, lately, _growth(absolute, use, lately))


def _likelihood(absolute: Floats, use: Floats, lately: Floats) -> float:
    """Mean log-likelihood of errors under Laplace laws of scale `lately`, up to a constant."""
    mass = max(float(use.sum()), 1e-12)
    size = float((use * absolute / lately[:, None]).sum()) / mass
    return -float((use.sum(axis=1) * np.log(lately)).sum()) / mass - float(np.log(max(size, 1e-12)))


def _growth(absolute: Floats, use: Floats, lately: Floats) -> Floats:
    """Mean size of the errors at each step (shape: steps); beyond what the past shows, as a random walk."""
    sizes, mass = (use * absolute / lately[:, None]).sum(axis=0), use.sum(axis=0)
    known, steps = np.flatnonzero(mass > 0), np.arange(len(mass))
    if not len(known) or not sizes.any():
        return np.ones(len(mass))
    growth: Floats = np.interp(steps, known, sizes[known] / mass[known])
    growth *= np.sqrt((steps + 1) / (np.minimum(steps, known[-1]) + 1))
    if len(growth) > 2:
        growth = np.convolve(np.pad(growth, 1, mode="edge"), np.ones(3) / 3, "valid")
    least: Floats = np.maximum(growth, 1e-9)
    return least


def _sizes(sizes: Floats, weights: Floats) -> list[Floats]:
    """Size of one-step errors at each origin, from the usual one to that lately, one array a share."""
    use = np.isfinite(sizes) & (weights > 0)
    usual = max(float(sizes[use].mean()) if use.any() else 0.0, 1e-9)
    now, found = usual, np.empty(len(sizes))
    for t, size in enumerate(sizes):
        found[t] = now
        if use[t]:
            now += LATELY * (min(size, 5 * now) - now)
    found = np.maximum(found, 1e-9)
    return [found**share * usual ** (1 - share) for share in SHARES]


def weighted_quantiles(
    values: Floats, weights: Floats, chances: tuple[float, ...]
) -> tuple[float, ...]:
    """Quantiles of values that do not count the same."""
    order = np.argsort(values)
    passed = np.cumsum(weights[order])
    middle = (passed - weights[order] / 2) / passed[-1]
    return tuple(float(q) for q in np.interp(chances, middle, values[order]))
