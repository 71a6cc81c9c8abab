"""A posterior averaged over a grid: a mixture of normal laws, one for each point of the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.inputs import Floats

SLIGHT = 1e-6  # of the weight of the heaviest: lighter ones are left out
HALVINGS = 40  # of 24 standard deviations: what is left is nothing


@dataclass(frozen=True)
class Mixture:
    """`weights` (points), `means` (points, effects), `covariances` (points, effects, effects).

    `more` (points) is the variance that one new case has besides.
    """

    weights: Floats
    means: Floats
    covariances: Floats
    more: Floats
    shift: float

    @classmethod
    def of(
        cls, logs: Floats, parts: Sequence[tuple[Floats, Floats, float]], *, shift: float
    ) -> Mixture:
        """From the logarithms of the weights, up to a constant; `shift` is added to every sum asked."""
        weights = np.exp(logs - logs.max())
        kept = np.flatnonzero(weights > SLIGHT).tolist()
        return cls(
            weights[kept] / weights[kept].sum(),
            np.stack([parts[n][0] for n in kept]),
            np.stack([parts[n][1] for n in kept]),
            np.array([parts[n][2] for n in kept]),
            shift,
        )

    def mean(self, row: Floats) -> float:
        """Of the sum of effects that `row` weighs."""
        return float(self.weights @ (self.means @ row)) + self.shift

    def deviation(self, row: Floats) -> float:
        """The standard deviation of that sum."""
        centres = self.means @ row
        spreads = np.einsum("i,pij,j->p", row, self.covariances, row)
        centre = float(self.weights @ centres)
        return float(np.sqrt(max(self.weights @ (spreads + (centres - centre) ** 2), 0.0)))

    def interval(self, row: Floats, *, level: float, new: bool = False) -> tuple[float, float]:
        """What holds that sum with probability `level`; with `new`, a case to come."""
        from scipy.special import ndtr

        centres = self.means @ row + self.shift
        spreads = np.sqrt(
            np.maximum(np.einsum("i,pij,j->p", row, self.covariances, row), 0)
            + (self.more if new else 0)
            + 1e-18
        )

        def at(part: float) -> float:
            low, high = float((centres - 12 * spreads).min()), float((centres + 12 * spreads).max())
            for _ in range(HALVINGS):
                middle = (low + high) / 2
                below = float(self.weights @ ndtr((middle - centres) / spreads))
                low, high = (middle, high) if below < part else (low, middle)
            return (low + high) / 2

        return at((1 - level) / 2), at((1 + level) / 2)


def posterior(gram: Floats, pull: Floats, spread: Floats) -> tuple[Floats, Floats, float]:
    """Mean and covariance of the effects under these spreads, and twice their part of the log evidence."""
    scaled = spread[:, None] * gram * spread[None, :] + np.eye(len(spread))
    inverse = np.linalg.inv(scaled)
    covariance = spread[:, None] * inverse * spread[None, :]
    mean = covariance @ pull
    evidence = float(pull @ mean) - float(np.linalg.slogdet(scaled)[1])
    return mean, covariance, evidence


def step(spread: float, spreads: Sequence[float]) -> float:
    """The logarithm of the width of the grid around a spread: it is finer near zero."""
    place = spreads.index(spread)
    low, high = spreads[max(place - 1, 0)], spreads[min(place + 1, len(spreads) - 1)]
    return float(np.log((high - low) / 2))
