"""When exactly: the likelihood of every date, memory of the noise included, and the interval it leaves.

The interval holds the dates whose likelihood is within a bound of the best one. A jump: the ratio's law
is that of the larger of two exponentials, (1 - exp(-x))² (Eo and Morley, Quantitative Economics 2015),
so 3.68 nats at 95 %. A change of slope without a jump is a regular parameter: half a chi-square, 1.92.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.change.shapes import Floats, Shape

JUMP = -math.log(1 - math.sqrt(0.95))
SLOPE = 3.841 / 2
BOUNDS = {Shape.LEVEL: JUMP, Shape.TREND: SLOPE, Shape.POINT: JUMP}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date among `nats` (log-likelihood gained by each cut), its interval, and the size by column."""

    index: int
    low: int
    high: int
    shape: Shape
    size: Floats
    nats: float


def steps(n: int) -> Floats:
    """Column c is 0 before period c, 1 from it on (shape: periods, cuts 1 to n - 1)."""
    return (np.arange(n)[:, None] >= np.arange(1, n)[None, :]).astype(float)


def ramps(n: int) -> Floats:
    """Column c is 0 before period c, then 1, 2, 3…"""
    found: Floats = np.maximum(np.arange(n)[:, None] - np.arange(1, n)[None, :] + 1.0, 0.0)
    return found


def level(
    values: Floats, *, memory: Floats, noise: Floats, sloping: bool, edge: int, first: int = 1
) -> Dated:
    """The likeliest jump in `values` (periods, columns), at least `edge` periods from both ends.

    `sloping`: each side has its own slope; `first`: no jump before this index.
    """
    n = len(values)
    shapes = [steps(n), ramps(n)] if sloping else [steps(n)]
    return _best(
        values, shapes, (memory, noise), (1 + sloping, max(edge, first), edge, Shape.LEVEL)
    )


def trend(values: Floats, *, memory: Floats, noise: Floats, edge: int) -> Dated:
    """The likeliest change of slope without a jump."""
    return _best(values, [ramps(len(values))], (memory, noise), (2, edge, edge, Shape.TREND))


def ramp(values: Floats, *, memory: Floats, noise: Floats, edge: int, first: int = 1) -> Dated:
    """The likeliest start of a slope after a flat past."""
    return _best(
        values, [ramps(len(values))], (memory, noise), (1, max(edge, first), edge, Shape.TREND)
    )


def _best(
    values: Floats,
    shapes: list[Floats],
    law: tuple[Floats, Floats],
    asked: tuple[int, int, int, Shape],
) -> Dated:
    degree, first, edge, shape = asked
    base = np.vander(np.arange(len(values)) / len(values), degree, increasing=True)
    nats, sizes = np.zeros(len(values) - 1), []
    for column, memory, noise in zip(values.T, *law, strict=True):
        gain, size = _gains(column, base, shapes, memory=float(memory))
        nats += gain / (2 * float(noise) ** 2)
        sizes.append(size)
    last = max(len(nats) - edge, 0)
    earliest = min(first - 1, last)
    inside = slice(earliest, last + 1)
    best = int(np.argmax(nats[inside])) + earliest
    near = np.flatnonzero(nats[inside] >= nats[best] - BOUNDS[shape]) + earliest
    size = np.array([s[best] for s in sizes])
    return Dated(best + 1, int(near[0]) + 1, int(near[-1]) + 1, shape, size, float(nats[best]))


def _gains(
    column: Floats, base: Floats, shapes: list[Floats], *, memory: float
) -> tuple[Floats, Floats]:
    """By cut: squared error that the shapes take off beyond `base`, and the size of the first one."""
    basis, _ = np.linalg.qr(whitened(base, memory))
    left = _orthogonal(basis, whitened(column[:, None], memory))[:, 0]
    first = _orthogonal(basis, whitened(shapes[0], memory))
    power = np.maximum((first**2).sum(axis=0), 1e-9)
    size = left @ first / power
    gain = size**2 * power
    for added in shapes[1:]:
        second = _orthogonal(basis, whitened(added, memory))
        second = second - first * ((first * second).sum(axis=0) / power)
        own = (second**2).sum(axis=0)
        also = np.divide(left @ second, own, out=np.zeros_like(own), where=own > 1e-6)
        gain = gain + also**2 * own
    return gain, size


def whitened(table: Floats, memory: float) -> Floats:
    """Innovations of each column; the first period is scaled to weigh as much as the others."""
    steps_ = table[1:] - memory * table[:-1]
    return np.vstack([table[:1] * math.sqrt(1 - memory**2), steps_])


def _orthogonal(basis: Floats, table: Floats) -> Floats:
    left: Floats = table - basis @ (basis.T @ table)
    return left
