"""Series whose changes are known: jumps, changes of slope, seasons, memory, outliers, gaps, and nothing.

Shapes of measures as products meet them: a day's or a month's counts, shares, prices, yearly figures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KINDS = (
    "level",
    "trend",
    "mixed",
    "season",
    "memory",
    "growth",
    "outliers",
    "gaps",
    "columns",
    "short",
    "calm",
    "sloping",
    "wandering",
    "bump",
)
NONE = ("calm", "sloping")


@dataclass(frozen=True, slots=True)
class BreakWorld:
    """`values` has shape (periods, columns); `truth` holds the first period after each change."""

    kind: str
    values: Floats
    truth: tuple[int, ...]


def break_world(kind: str, *, seed: int) -> BreakWorld:
    """One series of `kind`; changes are at least three usual deviations, or the slope turns visibly."""
    rng = np.random.default_rng([seed, KINDS.index(kind)])
    n = int(rng.integers(20, 50)) if kind == "short" else int(rng.integers(80, 500))
    columns = int(rng.integers(2, 5)) if kind == "columns" else 1
    most = 0 if kind in NONE else 2 if kind == "short" else 5
    cuts = _cuts(rng, n=n, most=most, least=1 if most and kind != "wandering" else 0)
    if kind == "bump":
        cuts = cuts[:1] if n - cuts[0] < 30 else (cuts[0], cuts[0] + int(rng.integers(8, 25)))
    lines = [_line(rng, n=n, cuts=cuts, kind=kind) for _ in range(columns)]
    values = np.column_stack([line + _noise(rng, n=n, kind=kind) for line in lines])
    return BreakWorld(kind, _dressed(rng, values, kind), cuts)


def _cuts(rng: np.random.Generator, *, n: int, most: int, least: int) -> tuple[int, ...]:
    """Dates at least a twelfth of the series apart, from each other and from its ends."""
    gap = max(5, n // 12)
    wanted = int(rng.integers(least, most + 1)) if most else 0
    cuts: list[int] = []
    for cut in rng.permutation(np.arange(gap, n - gap)):
        if len(cuts) < wanted and all(abs(cut - c) >= gap for c in cuts):
            cuts.append(int(cut))
    return tuple(sorted(cuts))


def _line(rng: np.random.Generator, *, n: int, cuts: tuple[int, ...], kind: str) -> Floats:
    """What the series would be without noise, in usual deviations of it."""
    line, time = np.zeros(n), np.arange(n)
    if kind in ("sloping", "growth", "mixed", "trend"):
        line += rng.normal(scale=8) * time / n
    for number, cut in enumerate(cuts):
        turn = kind == "trend" or (kind in ("mixed", "growth") and number % 2)
        side = rng.choice([-1, 1])
        if turn:
            line += side * rng.uniform(20, 60) * np.maximum(time - cut + 1, 0) / n
        elif kind == "bump" and number == 1:
            line[cut:] -= line[cut] - line[0]
        else:
            line[cut:] += side * rng.uniform(3, 9)
    return line


def _noise(rng: np.random.Generator, *, n: int, kind: str) -> Floats:
    memory = {"memory": 0.6, "wandering": 0.85}.get(kind, float(rng.uniform(0, 0.4)))
    steps = rng.normal(size=n) * np.sqrt(1 - memory**2)
    noise = np.empty(n)
    noise[0] = rng.normal()
    for i in range(1, n):
        noise[i] = memory * noise[i - 1] + steps[i]
    return noise


def _dressed(rng: np.random.Generator, values: Floats, kind: str) -> Floats:
    n = len(values)
    if kind == "season":
        period = int(rng.choice([4, 7, 12]))
        values = values + np.tile(rng.normal(scale=4, size=period), n // period + 1)[:n, None]
    if kind == "growth":
        values = np.exp(0.08 * values + 3)
    if kind in ("outliers", "mixed"):
        odd = rng.random(values.shape) < 0.015
        values = np.where(odd, values + rng.choice([-1, 1], size=values.shape) * 12, values)
    if kind == "gaps":
        values = np.where(rng.random(values.shape) < 0.15, np.nan, values)
    if kind == "short":
        values = np.round(values * 3)
    return np.asarray(values * 10 ** rng.uniform(-1, 4) + (0 if kind == "growth" else 50))
