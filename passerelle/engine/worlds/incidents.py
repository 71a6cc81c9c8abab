"""Incidents of a success rate whose cause is known: small cubes, counts by minute, an hour of calm before.

Traffic is skewed and many combinations are rare; each leaf has its own failure rate, minutes wobble
together, leaves drift apart; then, in the last minutes, one or two segments fail more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.cells.shapes import Cube, Floats


@dataclass(frozen=True, slots=True)
class Incident:
    """Counts by minute (shape: minutes, leaves); the last `lasting` minutes are the incident."""

    cube: Cube
    success: Floats
    total: Floats
    lasting: int
    truth: frozenset[str]


def incident(*, seed: int, minutes: int = 60) -> Incident:
    """One incident, with the labels of the segments that failed."""
    rng = np.random.default_rng(seed)
    sizes = tuple(int(n) for n in rng.integers(2, 9, size=int(rng.integers(3, 6))))
    every = np.stack([a.ravel() for a in np.indices(sizes)], axis=1).astype(np.int64)
    traffic = np.prod([_skew(rng, n)[every[:, d]] for d, n in enumerate(sizes)], axis=0)
    traffic *= rng.lognormal(sigma=0.7, size=len(every))
    traffic *= 10 ** rng.uniform(2.7, 4.3) / traffic.sum()
    seen = traffic * minutes > 2
    codes, traffic = every[seen], traffic[seen]
    cube = Cube(
        tuple("abcdefg"[: len(sizes)]),
        tuple(tuple(f"{'abcdefg'[d]}{v}" for v in range(n)) for d, n in enumerate(sizes)),
        codes,
    )
    lasting = int(rng.integers(1, 6))
    total = rng.poisson(traffic * rng.lognormal(sigma=0.05, size=(minutes + lasting, 1)))
    failing = rng.beta(1, rng.uniform(20, 300), size=len(codes))
    drift = np.cumsum(rng.normal(scale=0.02, size=(minutes + lasting, len(codes))), axis=0)
    swing = rng.lognormal(sigma=0.25, size=(minutes + lasting, 1))
    failing = np.clip(failing * np.exp(drift) * swing, 0, 0.9)
    truth = _break(cube, failing[-lasting:], traffic * lasting, rng)
    failures = rng.binomial(total, failing)
    return Incident(cube, (total - failures).astype(float), total.astype(float), lasting, truth)


def _skew(rng: np.random.Generator, size: int) -> Floats:
    weights = rng.permutation(1 / np.arange(1, size + 1) ** rng.uniform(0.3, 1.5))
    shares: Floats = weights / weights.sum()
    return shares


def _break(
    cube: Cube, failing: Floats, traffic: Floats, rng: np.random.Generator
) -> frozenset[str]:
    """Make one segment fail (two in a fifth of the cases), large enough for someone to be called."""
    labels: set[str] = set()
    for _ in range(1 + int(rng.random() < 0.2)):
        for _ in range(200):
            order = int(rng.choice([1, 2, 3], p=[0.45, 0.4, 0.15]))
            axes = np.sort(rng.choice(len(cube.sizes), size=order, replace=False))
            leaf = cube.codes[rng.integers(len(cube.codes))]
            rows = np.all(cube.codes[:, axes] == leaf[axes], axis=1)
            if 40 <= traffic[rows].sum() <= 0.6 * traffic.sum():
                break
        more = rng.uniform(0.03, 0.6)
        failing[:, rows] = np.clip(failing[:, rows] + more, 0, 1)
        labels.add("&".join(f"{cube.dimensions[a]}={cube.values[a][leaf[a]]}" for a in axes))
    return frozenset(labels)
