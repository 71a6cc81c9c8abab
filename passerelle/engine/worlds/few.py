"""Measures broken down by few segments: what most people's file holds, one dimension of two to seven values.

By day, counts around a weekday's level that trends; each segment wanders slowly on its own by a few per cent
and from day to day by more than Poisson's law. From `start` on, the segment in `truth` (if any) lost 30 to 60 %,
or gained as much. Two draws in ten cross two small dimensions; the whole moves too in three of ten.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.cells.shapes import Cube, Floats
from passerelle.engine.worlds.unsteady import FIRST, WEEK, wander

SHAPES = ((2,), (3,), (4,), (4,), (5,), (6,), (7,), (3,), (2, 2), (2, 3))
WIDER = ((8,), (12,), (20,), (2, 5), (3, 4), (5, 5), (6, 6), (3, 3, 4))
"""Eight to 36 leaves, for two periods whose segments are told from one another."""


@dataclass(frozen=True, slots=True)
class FewWorld:
    """`sums` has shape (days, leaves); `start` is the index of the first day of the blow."""

    cube: Cube
    days: tuple[dt.date, ...]
    sums: Floats
    start: int
    truth: frozenset[str]


def few_world(
    *,
    seed: int,
    struck: bool,
    past: int = 140,
    length: int = 14,
    shapes: tuple[tuple[int, ...], ...] = SHAPES,
) -> FewWorld:
    """One measure; `struck` plants a blow in one segment."""
    rng = np.random.default_rng(seed)
    shape = shapes[int(rng.integers(len(shapes)))]
    codes = np.stack([a.ravel() for a in np.indices(shape)], axis=1).astype(np.int64)
    names = tuple(tuple(f"{'abc'[d]}{v + 1}" for v in range(n)) for d, n in enumerate(shape))
    cube = Cube(tuple("abc"[: len(shape)]), names, codes)
    level = _levels(rng, (past + length, len(codes)))
    truth: frozenset[str] = frozenset()
    if struck:
        size = level.sum(axis=0)
        leaf = int(rng.choice(np.flatnonzero(size >= np.median(size))))
        part = rng.uniform(0.3, 0.6)
        level[past:, leaf] *= 1 - part if rng.random() < 0.7 else 1 + part
        where = cube.where(tuple(range(len(shape))), tuple(int(c) for c in codes[leaf]))
        truth = frozenset({"&".join(f"{dimension}={value}" for dimension, value in where)})
    if rng.random() < 0.3:
        level[past:] *= rng.uniform(0.8, 1.2)
    days = tuple(FIRST + dt.timedelta(days=n) for n in range(past + length))
    return FewWorld(cube, days, rng.poisson(level).astype(np.float64), past, truth)


def _levels(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """What each day of each leaf lets expect: weekday, trend, slow wander and unsteady days."""
    days, leaves = shape
    base = rng.dirichlet(np.full(leaves, 4.0)) * rng.choice([200.0, 800.0, 3000.0])
    slow = wander(rng.normal(scale=rng.uniform(0.01, 0.05), size=shape), memory=0.97)
    daily = rng.normal(scale=rng.uniform(0.0, 0.08), size=shape)
    trend = rng.uniform(-0.1, 0.2) * np.arange(days)[:, None] / days
    week = WEEK[np.arange(days) % 7][:, None]
    levels: Floats = base * week * np.exp(slow + daily + trend)
    return levels
