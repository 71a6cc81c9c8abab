"""The usual residual of a leaf, learnt from leaves most of which did not move, and made normal.

Each side of the centre has its own scale and tail (a Student law). The scale is read where the leaves
are dense, the tail between the 90th and the 99.5th percentile: far enough to see it, near enough that
the few leaves which moved do not draw it. Residuals become normal by Wallace's transformation of
Student's law (Wallace, Biometrika 1959), exact to a few thousandths.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.cells.shapes import Floats

CORE = 2.0  # residuals beyond this many scales do not enter scale and centre
TRUNCATED = 0.7737  # variance of a standard normal law cut at two standard deviations
TAIL = ((0.97, 2.1701), (0.99, 2.5758), (0.995, 2.8070))  # share, and the normal law's value there
FREEDOMS = (2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 25.0, 50.0, np.inf)
MEDIAN = 0.6745
TINY = 1e-9
NORMAL = 1e12  # degrees of freedom at which Student's law is the normal one, to the last digits
FEW = 200  # leaves of a side below which its tail is not read


@dataclass(frozen=True, slots=True)
class Side:
    scale: float
    freedom: float


@dataclass(frozen=True, slots=True)
class Law:
    """Residuals lie around `centre`; those below it follow `fall`, those above it `rise`."""

    centre: float
    fall: Side
    rise: Side

    @property
    def scale(self) -> float:
        return (self.fall.scale + self.rise.scale) / 2

    def normal(self, residual: Floats) -> Floats:
        """The residuals on the scale of a standard normal law."""
        away = residual - self.centre
        if self.fall == self.rise and np.isinf(self.fall.freedom):
            return away / self.scale  # the plain law, twice as quick
        below = away < 0
        scale, freedom, unit, shrink = (
            np.where(below, *pair)
            for pair in zip(_wallace(self.fall), _wallace(self.rise), strict=True)
        )
        student = away / scale * unit
        size = shrink * np.sqrt(freedom * np.log1p(student**2 / freedom))
        found: Floats = np.copysign(size, away)
        return found


def plain_law(residual: Floats) -> Law:
    """A first reading while leaves that moved are still among the others: normal, centred on 0."""
    side = Side(_dense_scale(residual), np.inf)
    return Law(0.0, side, side)


def law_of(residual: Floats) -> Law:
    """The law of residuals (shape: leaves) of which few moved."""
    ordered = np.sort(residual)
    centre, scale = _core(ordered)
    away = ordered - centre
    fall, rise = (
        -away[: np.searchsorted(away, 0.0)][::-1],
        away[np.searchsorted(away, 0.0, "right") :],
    )
    return Law(centre, _side(fall, scale), _side(rise, scale))


def _dense_scale(residual: Floats) -> float:
    """Standard deviation around 0 of the densest part, from the quarter nearest to 0 outwards."""
    size = np.sort(np.abs(residual))
    if not len(size):
        return TINY
    squares = np.cumsum(size**2)
    scale = float(size[len(size) // 4]) / 0.3186
    for _ in range(12):
        kept = int(np.searchsorted(size, CORE * scale))
        if kept < 8:
            break
        wider = float(np.sqrt(squares[kept - 1] / kept / TRUNCATED))
        if abs(wider - scale) <= 1e-3 * scale:
            break
        scale = wider
    return max(scale, TINY)


def _core(ordered: Floats) -> tuple[float, float]:
    """Centre and scale of the densest part of ordered residuals, starting from 0."""
    centre, scale = 0.0, _dense_scale(ordered)
    for _ in range(6):
        first = np.searchsorted(ordered, centre - CORE * scale, "right")
        kept = ordered[first : np.searchsorted(ordered, centre + CORE * scale)]
        if len(kept) < 8:
            break
        moved, wider = float(kept.mean()), max(float(kept.std()) / np.sqrt(TRUNCATED), TINY)
        done = abs(wider - scale) <= 5e-3 * scale and abs(moved - centre) <= 5e-3 * scale
        centre, scale = moved, wider
        if done:
            break
    return centre, scale


def _side(ordered: Floats, scale: float) -> Side:
    """Scale and tail of one side, from its ordered distances to the centre."""
    near = ordered[: np.searchsorted(ordered, CORE * scale)]
    if len(near) < FEW:
        return Side(scale, np.inf)
    own = float(np.sqrt(np.mean(near**2) / TRUNCATED))
    seen = [ordered[min(int(share * len(ordered)), len(ordered) - 1)] / own for share, _ in TAIL]
    at = [value for _, value in TAIL]
    fit = [float(np.median(np.abs(np.log(_student(at, n)) - np.log(seen)))) for n in FREEDOMS]
    return Side(own, FREEDOMS[int(np.argmin(fit))])


def _student(normal: list[float], freedom: float) -> Floats:
    """Student values, in units of their own core scale, that are as rare as these normal values."""
    values = np.array([*normal])
    if np.isinf(freedom):
        return values
    shrink = _shrink(freedom)
    return np.sqrt(freedom * np.expm1((values / shrink) ** 2 / freedom)) / _unit(freedom)


def _unit(freedom: float) -> float:
    """The core scale of a Student law: its median distance, over the normal law's."""
    shrink = _shrink(freedom)
    return float(np.sqrt(freedom * np.expm1((MEDIAN / shrink) ** 2 / freedom)) / MEDIAN)


def _wallace(side: Side) -> tuple[float, float, float, float]:
    """What the transformation of a side needs: scale, freedom, core scale of its Student law, shrinkage."""
    if np.isinf(side.freedom):
        return side.scale, NORMAL, 1.0, 1.0
    return side.scale, side.freedom, _unit(side.freedom), _shrink(side.freedom)


def _shrink(freedom: float) -> float:
    return (8 * freedom + 1) / (8 * freedom + 3)
