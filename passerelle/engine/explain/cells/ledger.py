"""What every cell has gained, over the leaves that no named cell has taken yet."""

from __future__ import annotations

import math
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
    left: NDArray[np.bool_]

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
        return cls(
            lattice, evidence, rules, columns, sums, whole, np.ones(len(lattice.codes), bool)
        )

    def price(self, axes: Axes) -> float:
        """Nats to name one cell: which cuboid, which of its cells, and a margin for chance."""
        cells = max(self.lattice.cuboids[axes].size, 1)
        return math.log(len(self.lattice.cuboids)) + math.log(cells) + self.rules.caution

    def net(self, axes: Axes) -> Floats:
        """Log-likelihood that naming each cell gains, less its price; 0 where it does not pay.

        A shift that whole segments often show (they wander together) does not pay either, nor does a
        cell most of whose leaves are already explained: its name would say too much.
        """
        sums, price = self.sums[axes], self.price(axes)
        gains = self.gains(axes, sums)
        steady = gains if self.rules.own else self.evidence.steady(sums, self.rules.wander)
        paying = steady > price
        paying &= self.evidence.weight(sums) >= REMAINING * self.whole[axes]
        return np.where(paying, gains - price, 0.0)

    def gains(self, axes: Axes, sums: Floats, cells: Ints | None = None) -> Floats:
        """What cells of `axes` gain (all of them, or those told), by how far they go on calm days."""
        found = self.evidence.gain(sums)
        if self.rules.own is None:
            return found
        own = self.rules.own[axes]
        told: Floats = found / (own if cells is None else own[cells])
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

    def set_aside(self, rows: Ints) -> None:
        """These leaves are explained."""
        codes = self.lattice.codes[rows]
        for axes, cuboid in self.lattice.cuboids.items():
            cells = cuboid.index(codes)
            for sums, column in zip(self.sums[axes], self.columns[:, rows], strict=True):
                np.subtract.at(sums, cells, column)
        self.left[rows] = False


def _wander(evidence: Evidence, sums: dict[Axes, Floats]) -> float:
    """How far apart the segments of one dimension usually are, in usual residuals of a leaf.

    Forecasts miss whole segments together; the middle of the segments says by how much, since those
    that truly moved are few.
    """
    apart = [evidence.wander(found) for axes, found in sums.items() if len(axes) == 1]
    known = np.concatenate(apart) if apart else np.zeros(0)
    return max(WANDER, math.sqrt(max(float(np.median(known)), 0.0)) if len(known) else 0.0)
