"""What every cell has gained, over the leaves that no named cell has taken yet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.evidence import Evidence
from passerelle.engine.explain.cells.lattice import Axes, Lattice
from passerelle.engine.explain.cells.shapes import Floats, Ints

REMAINING = 0.5  # share of a cell that must still be unexplained for its name to be given
WANDER = 0.03  # least that forecasts of whole segments miss by, in usual residuals of one leaf


Dispersions = Mapping[Axes, Floats]
"""Of each cuboid, what the gain of each of its cells is divided by (shape: cells)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """`caution`: nats asked beyond the price of a name; `wander`: see `_wander`; `own`: what the history of
    each cell says instead, where it is known."""

    caution: float
    wander: float
    own: Dispersions | None = None


@dataclass(slots=True)
class Ledger:
    """The sums of every cell (shape: kinds of sums, cells) over the leaves `left`."""

    lattice: Lattice
    evidence: Evidence
    rules: Rules
    columns: Floats
    sums: dict[Axes, Floats]
    whole: dict[Axes, Floats]
    """Weight of every cell before any leaf was taken."""
    gained: dict[Axes, Floats]
    """What each cell gains, whatever its name costs."""
    sure: dict[Axes, Floats]
    """What its name must be paid from: less where whole segments wander, 0 where most is explained."""
    left: NDArray[np.bool_]
    names: Counter[Axes]
    """How many cells of each cuboid are named already."""

    @classmethod
    def opened(
        cls,
        lattice: Lattice,
        evidence: Evidence,
        *,
        caution: float,
        own: Dispersions | None = None,
    ) -> Ledger:
        columns = evidence.columns
        each = [lattice.sums(column) for column in columns]
        sums = {axes: np.stack([column[axes] for column in each]) for axes in lattice.cuboids}
        whole = {axes: evidence.weight(found).copy() for axes, found in sums.items()}
        rules = Rules(caution, _wander(evidence, sums), own)
        left = np.ones(len(lattice.codes), bool)
        gained, sure = ({a: np.zeros(c.size) for a, c in lattice.cuboids.items()} for _ in "gs")
        ledger = cls(lattice, evidence, rules, columns, sums, whole, gained, sure, left, Counter())
        for axes in lattice.cuboids:
            ledger._weigh(axes, slice(None))
        return ledger

    def price(self, axes: Axes) -> float:
        """Nats to name one cell: which cuboid, which of its cells, and a margin for chance.

        A cause strikes several cells of one cuboid more often than chance would: a cuboid is told by how
        often it was named, as if each had been named a share of one time before (Dirichlet's law).
        """
        cuboids, cells = len(self.lattice.cuboids), max(self.lattice.cuboids[axes].size, 1)
        share = (self.names[axes] + 1 / cuboids) / (self.names.total() + 1)
        return math.log(cells) - math.log(share) + self.rules.caution

    def paying(self, axes: Axes) -> tuple[Ints, Floats]:
        """The cells that it pays to name, and the log-likelihood that each gains, less its price.

        A shift that whole segments often show (they wander together) does not pay, nor does a cell
        most of whose leaves are already explained: its name would say too much.
        """
        price = self.price(axes)
        cells = np.flatnonzero(self.sure[axes] > price)
        return cells, self.gained[axes][cells] - price

    def _weigh(self, axes: Axes, cells: Ints | slice) -> None:
        """What these cells of `axes` gain, once more."""
        sums = self.sums[axes][:, cells]
        gains = self.gains(axes, sums, cells)
        steady = gains if self.rules.own else self.evidence.steady(gains, sums, self.rules.wander)
        meant = self.evidence.weight(sums) >= REMAINING * self.whole[axes][cells]
        self.gained[axes][cells] = gains
        self.sure[axes][cells] = np.where(meant, steady, 0.0)

    def gains(self, axes: Axes, sums: Floats, cells: Ints | slice) -> Floats:
        """What these cells of `axes` gain, by how far they go on calm days."""
        found = self.evidence.gain(sums)
        if self.rules.own is None:
            return found
        told: Floats = found / self.rules.own[axes][cells]
        return told

    def net_of(self, axes: Axes, rows: Ints) -> float:
        """The same for a cell of `axes` of which only these leaves are meant."""
        sums = self.columns[:, rows].sum(axis=1, keepdims=True)
        cell = self.lattice.cuboids[axes].index(self.lattice.codes[rows[:1]])
        return float(self.gains(axes, sums, cell)[0]) - self.price(axes)

    def inside(self, axes: Axes, codes: tuple[int, ...]) -> NDArray[np.bool_]:
        """The leaves left in a cell."""
        inside = self.left.copy()
        for axis, code in zip(axes, codes, strict=True):
            inside &= self.lattice.codes[:, axis] == code
        return inside

    def set_aside(self, axes: Axes, rows: Ints) -> None:
        """These leaves are explained, by a cell of `axes`."""
        codes, columns = self.lattice.codes[rows], self.columns[:, rows]
        for each, cuboid in self.lattice.cuboids.items():
            cells = cuboid.index(codes)
            if len(cells) < cuboid.size:
                for sums, column in zip(self.sums[each], columns, strict=True):
                    np.subtract.at(sums, cells, column)
                self._weigh(each, cells)
            else:
                for sums, column in zip(self.sums[each], columns, strict=True):
                    sums -= np.bincount(cells, weights=column, minlength=cuboid.size)
                self._weigh(each, slice(None))
        self.left[rows] = False
        self.names[axes] += 1


def _wander(evidence: Evidence, sums: dict[Axes, Floats]) -> float:
    """How far apart the segments of one dimension usually are, in usual residuals of a leaf.

    Forecasts miss whole segments together; the middle of the segments says by how much, since those
    that truly moved are few.
    """
    apart = [evidence.wander(found) for axes, found in sums.items() if len(axes) == 1]
    known = np.concatenate(apart) if apart else np.zeros(0)
    return max(WANDER, math.sqrt(max(float(np.median(known)), 0.0)) if len(known) else 0.0)
