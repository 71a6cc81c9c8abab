"""What every cell has gained, over the leaves that no named cell has taken yet."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.lattice import Axes, Lattice
from passerelle.engine.explain.cells.shapes import Evidence, Floats, Ints

SPREAD = 1.4826  # standard deviations in a median distance, under a normal law
REMAINING = 0.5  # share of a cell that must still be unexplained for its name to be given
WANDER = 0.03  # least that forecasts of whole segments miss by, in usual residuals of one leaf


@dataclass(frozen=True, slots=True)
class Rules:
    """`caution`: nats asked beyond the price of a name; `wander`: see `wander_of`."""

    caution: float
    wander: float


@dataclass(slots=True)
class Ledger:
    """Information and score of every cell over the leaves `left`."""

    lattice: Lattice
    evidence: Evidence
    rules: Rules
    information: dict[Axes, Floats]
    score: dict[Axes, Floats]
    whole: dict[Axes, Floats]
    """Information of every cell before any leaf was taken."""
    left: NDArray[np.bool_]

    @classmethod
    def opened(cls, lattice: Lattice, evidence: Evidence, *, caution: float) -> Ledger:
        information, score = lattice.sums(evidence.information), lattice.sums(evidence.score)
        rules = Rules(caution, wander_of(information, score))
        left = np.ones(len(lattice.codes), dtype=bool)
        whole = {axes: known.copy() for axes, known in information.items()}
        return cls(lattice, evidence, rules, information, score, whole, left)

    def price(self, axes: Axes) -> float:
        """Nats to name one cell: which cuboid, which of its cells, and a margin for chance."""
        cells = max(self.lattice.cuboids[axes].size, 1)
        return math.log(len(self.lattice.cuboids)) + math.log(cells) + self.rules.caution

    def net(self, axes: Axes) -> Floats:
        """Log-likelihood that naming each cell gains, less its price; 0 where it does not pay.

        A shift that whole segments often show (they wander together) does not pay either, nor does a
        cell most of whose leaves are already explained: its name would say too much.
        """
        information = np.maximum(self.information[axes], 1e-12)
        gain = 0.5 * self.score[axes] ** 2 / information
        price = self.price(axes)
        steady = gain / (1 + information * self.rules.wander**2)
        paying = (steady > price) & (information >= REMAINING * self.whole[axes])
        return np.where(paying, gain - price, 0.0)

    def net_of(self, axes: Axes, rows: Ints) -> float:
        """The same for a cell of `axes` of which only these leaves are meant."""
        information = float(self.evidence.information[rows].sum())
        score = float(self.evidence.score[rows].sum())
        return 0.5 * score**2 / max(information, 1e-12) - self.price(axes)

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
            np.subtract.at(self.information[axes], cells, self.evidence.information[rows])
            np.subtract.at(self.score[axes], cells, self.evidence.score[rows])
        self.left[rows] = False


def wander_of(information: dict[Axes, Floats], score: dict[Axes, Floats]) -> float:
    """How far apart the segments of one dimension usually are, in usual residuals of a leaf.

    Forecasts miss whole segments together; the middle of the segments says by how much, since those
    that truly moved are few. What sampling alone explains is taken off.
    """
    apart = []
    for axes, known in information.items():
        if len(axes) == 1 and (known > 0).sum() >= 3:
            means = score[axes][known > 0] / known[known > 0]
            away = np.abs(means - np.median(means))
            apart.append(away**2 * SPREAD**2 - 1 / known[known > 0])
    if not apart:
        return WANDER
    return max(WANDER, math.sqrt(max(float(np.median(np.concatenate(apart))), 0.0)))
