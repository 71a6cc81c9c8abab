"""Cubes whose causes are known: leaves with noise, then a few segments that moved as one.

Values are skewed with many zeros; the forecast misses every leaf by a share that is normal with one
standard deviation for the cube. A cause takes a share off every leaf of its segment, on the actual side
(a fall) or on the expected side (a rise), with its own small spread. `shifted` is the honest, harder
kind: forecasts twice as bad and biased as a whole, tails heavier than normal, causes that spread more.
`null` has no cause. The generator follows the kinds described for synthetic sets S, L and R in the
literature on multi-dimensional root causes; its code and figures are our own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.shapes import Cube, Floats, Ints

SIZES = (10, 12, 10, 8, 5)
NAMES = "abcdefgh"


@dataclass(frozen=True, slots=True)
class CubeWorld:
    cube: Cube
    actual: Floats
    expected: Floats
    truth: frozenset[str]


def cube_world(kind: str, *, seed: int, sizes: tuple[int, ...] = SIZES) -> CubeWorld:
    """One case of `kind` additive, shifted or null, with the labels of the segments that moved."""
    rng = np.random.default_rng(seed)
    codes = np.stack([a.ravel() for a in np.indices(sizes)], axis=1).astype(np.int64)
    cube = Cube(
        tuple(NAMES[: len(sizes)]),
        tuple(tuple(f"{NAMES[d]}{v + 1}" for v in range(n)) for d, n in enumerate(sizes)),
        codes,
    )
    base = 100 * rng.weibull(0.6, size=len(codes)) * (rng.random(len(codes)) > rng.uniform(0, 0.25))
    actual, expected = _missed(
        base, rng, hard=kind == "shifted" or (kind == "null" and seed % 2 == 1)
    )
    truth: frozenset[str] = frozenset()
    if kind != "null":
        truth = _strike(cube, actual, expected, rng, hard=kind == "shifted")
    return CubeWorld(cube, np.round(actual, 3), np.round(expected, 3), truth)


def _missed(base: Floats, rng: np.random.Generator, *, hard: bool) -> tuple[Floats, Floats]:
    """Actual and expected: the forecast misses by a share, up on half of the leaves and down on half."""
    scale = rng.uniform(0.2, 0.4) if hard else rng.uniform(0, 0.25)
    law = rng.standard_t(5, size=len(base)) * np.sqrt(3 / 5) if hard else rng.normal(size=len(base))
    share = np.maximum(1 + scale * law, 0)
    bias = 1 + rng.normal(scale=0.03) if hard else 1.0
    first = rng.random(len(base)) < 0.5
    return np.where(first, base * share, base) * bias, np.where(first, base, base * share)


def _strike(
    cube: Cube, actual: Floats, expected: Floats, rng: np.random.Generator, *, hard: bool
) -> frozenset[str]:
    """Move one to three groups of up to three segments of a same cuboid; return their labels."""
    side = actual if rng.random() < 0.5 else expected
    spread = rng.uniform(0, 0.2 if hard else 0.1)
    struck = np.zeros(len(actual), dtype=bool)
    labels: set[str] = set()
    for _ in range(rng.integers(1, 4)):
        order = int(rng.integers(1, len(cube.sizes) + 1))
        axes = np.sort(rng.choice(len(cube.sizes), size=order, replace=False))
        severity = rng.uniform(0.3 if hard else 0.2, 1.0)
        for _ in range(rng.integers(1, 4)):
            taken = _segment(cube, axes, rng, free=~struck & (actual + expected > 0))
            if taken is None:
                continue
            rows, label = taken
            side[rows] *= np.clip(1 - rng.normal(severity, spread, size=int(rows.sum())), 0, None)
            struck |= rows
            labels.add(label)
    return frozenset(labels)


def _segment(
    cube: Cube, axes: Ints, rng: np.random.Generator, *, free: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], str] | None:
    """A segment that no other touches: its rows and its label."""
    codes = [int(rng.integers(cube.sizes[a])) for a in axes]
    rows = np.all(cube.codes[:, axes] == codes, axis=1)
    whole = rows & (free | (cube.codes[:, 0] < 0))
    if not whole.any() or (rows & ~free).sum() > 0.5 * rows.sum():
        return None
    label = "&".join(
        f"{cube.dimensions[a]}={cube.values[a][c]}" for a, c in zip(axes, codes, strict=True)
    )
    return rows, label
