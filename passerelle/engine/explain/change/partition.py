"""The cheapest cut of a series into flat and sloping pieces, for a whole path of prices.

Optimal partitioning (Jackson et al., IEEE Signal Processing Letters 2005), which PELT computes too
(Killick, Fearnhead and Eckley, JASA 2012); on the lengths met here one table of costs and one numpy
operation an index are faster than pruning, and the table serves every price of the path.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.change.shapes import Floats


@dataclass(frozen=True, slots=True)
class Piece:
    """Periods `start` to `stop` (not included), flat or sloping."""

    start: int
    stop: int
    sloping: bool


@dataclass(frozen=True, slots=True)
class Costs:
    """Squared errors of every piece; entry [start, stop], infinite where the piece is too short.

    Values must be divided by their noise beforehand; several columns add up.
    """

    flat: Floats
    sloping: Floats
    columns: int

    @classmethod
    def of(cls, values: Floats, *, shortest: int) -> Costs:
        """For `values` of shape (periods, columns)."""
        n = len(values)
        start, stop = np.ogrid[: n + 1, : n + 1]
        length = (stop - start).astype(float)
        flat, sloping = np.zeros((n + 1, n + 1)), np.zeros((n + 1, n + 1))
        size = np.where(length > 0, length, 1.0)
        for column in values.T:
            centred = column - column.mean()
            ones, times, squares = _sums(centred)
            total = ones[None, :] - ones[:, None]
            error = squares[None, :] - squares[:, None] - total**2 / size
            # Times are counted from the middle of the piece: its own variance is (L³ − L) / 12.
            moment = (times[None, :] - times[:, None]) - total * (start + stop - 1) / 2
            flat += error
            sloping += error - moment**2 / np.where(length > 1, (length**3 - length) / 12, 1.0)
        flat[length < shortest] = np.inf
        sloping[length < shortest + 1] = np.inf
        return cls(np.maximum(flat, 0.0), np.maximum(sloping, 0.0), values.shape[1])


def _sums(column: Floats) -> tuple[Floats, Floats, Floats]:
    kinds = (column, column * np.arange(len(column)), column**2)
    ones, times, squares = (np.concatenate([[0.0], np.cumsum(k)]) for k in kinds)
    return ones, times, squares


def cheapest(costs: Costs, *, price: float, slope: float) -> tuple[Piece, ...]:
    """The pieces of least squared error plus `price` a piece, and `slope` more for one that slopes.

    An infinite `slope` leaves flat pieces only.
    """
    each = np.minimum(costs.flat, costs.sloping + slope) if np.isfinite(slope) else costs.flat
    n = len(each) - 1
    best, before = np.zeros(n + 1), np.zeros(n + 1, dtype=int)
    for stop in range(1, n + 1):
        totals = best[:stop] + each[:stop, stop]
        before[stop] = int(np.argmin(totals))
        best[stop] = totals[before[stop]] + price
    pieces, stop = [], n
    while stop > 0:
        start = int(before[stop])
        sloping = bool(costs.sloping[start, stop] + slope < costs.flat[start, stop])
        pieces.append(Piece(start, stop, sloping))
        stop = start
    return tuple(reversed(pieces))
