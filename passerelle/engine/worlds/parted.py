"""One measure by day in 24 segments, watched: calm, with a silent loss of the whole, or with one in one segment.

Counts around a weekday's level that trends. The whole is unsteady by `noise` a day with some memory, each value of each
dimension wanders slowly on its own, and each leaf is wider than Poisson's law.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.shapes import Cube, Floats
from passerelle.engine.worlds.unsteady import FIRST, WEEK, wander

DIMENSIONS = ("channel", "device", "consent")
VALUES = (
    ("search", "direct", "mail", "partner"),
    ("phone", "desktop", "tablet"),
    ("given", "not given"),
)
SHARES = ((0.4, 0.3, 0.2, 0.1), (0.55, 0.35, 0.1), (0.7, 0.3))
SEGMENTS = (
    (("device", "phone"), ("consent", "not given")),
    (("channel", "mail"), ("device", "phone")),
    (("channel", "direct"), ("consent", "not given")),
    (("channel", "mail"),),
)
"""Those that a loss may strike: 9 to 20 % of the whole."""
MEMORY = 0.3
SLOW = 0.97


@dataclass(frozen=True, slots=True)
class PartedWorld:
    """`sums` has shape (days, leaves); `day` is the index of the first day of the loss, `where` its segment."""

    days: tuple[dt.date, ...]
    cube: Cube
    sums: Floats
    day: int
    where: tuple[tuple[str, str], ...]


def parted_world(
    *, seed: int, days: int = 420, loss: float = 0.0, in_segment: bool = False, noise: float = 0.03
) -> PartedWorld:
    """From a day of the last seven weeks on, `loss` of the whole, or of one of `SEGMENTS`."""
    rng = np.random.default_rng(seed)
    sizes = tuple(len(names) for names in VALUES)
    codes = np.stack([a.ravel() for a in np.indices(sizes)], axis=1).astype(np.int64)
    cube = Cube(DIMENSIONS, VALUES, codes)
    level = _whole(rng, days, noise)[:, None] * _shares(rng, days, codes)
    day = days - int(rng.integers(36, 50))
    where = SEGMENTS[int(rng.integers(len(SEGMENTS)))] if in_segment else ()
    level[day:, cube.holds(where)] *= 1 - loss
    wide = rng.gamma(400.0, 1 / 400.0, size=level.shape)
    sums = rng.poisson(level * wide).astype(np.float64)
    return PartedWorld(
        tuple(FIRST + dt.timedelta(days=n) for n in range(days)), cube, sums, day, where
    )


def _whole(rng: np.random.Generator, days: int, noise: float) -> Floats:
    unsteady = wander(rng.standard_t(6, size=days) / np.sqrt(1.5), memory=MEMORY)
    trend = rng.uniform(-0.1, 0.3) * np.arange(days) / 365
    size = rng.choice([2000.0, 6000.0, 20000.0])
    found: Floats = size * WEEK[np.arange(days) % 7] * np.exp(noise * unsteady + trend)
    return found


def _shares(rng: np.random.Generator, days: int, codes: NDArray[np.int64]) -> Floats:
    """What each leaf makes of each day (shape: days, leaves)."""
    logs = np.zeros((days, len(codes)))
    for axis, usual in enumerate(SHARES):
        kicks = rng.normal(scale=rng.uniform(0.005, 0.02), size=(days, len(usual)))
        slow = wander(kicks, memory=SLOW)
        logs += (np.log(usual) + slow)[:, codes[:, axis]]
    parts = np.exp(logs)
    found: Floats = parts / parts.sum(axis=1, keepdims=True)
    return found
