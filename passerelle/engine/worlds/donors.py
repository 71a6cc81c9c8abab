"""A response that is a mixture of donors, and an effect of known size on it alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DonorWorld:
    """`effect` is a period's, from period `start` on; `weights` are the true ones."""

    response: Floats
    donors: dict[str, Floats]
    start: int
    effect: float
    weights: dict[str, float]


def donor_world(
    *, seed: int, effect: float = 0.0, donors: int = 24, periods: int = 90, start: int = 60
) -> DonorWorld:
    """Countries that follow three common courses, each in its own measure; noise of size 1.

    `effect` is in units of the noise. The response mixes three of the donors.
    """
    rng = np.random.default_rng(seed)
    courses = np.cumsum(rng.normal(size=(periods, 3)), axis=0)
    courses[:, 0] += 5 * np.sin(2 * np.pi * np.arange(periods) / 7)
    lines = 100 + courses @ rng.uniform(0, 1, size=(3, donors)) + rng.normal(scale=3, size=donors)
    shares = np.zeros(donors)
    shares[rng.permutation(donors)[:3]] = rng.dirichlet([2, 2, 2])
    response = lines @ shares + rng.normal(size=periods)
    response[start:] += effect
    seen = lines + rng.normal(size=lines.shape)
    names = [f"country {n + 1}" for n in range(donors)]
    return DonorWorld(
        response,
        dict(zip(names, seen.T, strict=True)),
        start,
        effect,
        {name: float(share) for name, share in zip(names, shares, strict=True) if share},
    )
