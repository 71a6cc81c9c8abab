"""Two periods and few segments: how far a segment usually goes cannot be read from the others, so it is stated.

With two to seven leaves no scale over leaves can be estimated, and two periods hold no history. Counts then say
how far chance goes (Poisson's law, in both periods), and a stated limit how far a segment may wander for no reason
that anybody would call one. A segment is named when it passes both, and apart from what the others did.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.cells.lattice import Lattice
from passerelle.engine.explain.cells.ledger import Dispersions
from passerelle.engine.explain.cells.search import Named
from passerelle.engine.explain.cells.shapes import Floats

MANY = 8
"""Leaves with a value from which how far they usually go is read from one another."""
LIMIT = 0.1
"""Share of a segment that may come or go between two periods, one time in three, for nothing to tell."""
PERIODS = 2.0
"""What was expected is a count of the period before: its chance adds to that of the count seen."""
PRICE = 3.0
"""Nats by which it must have left the others, beside those that its name costs."""


def filled(*values: Floats) -> int:
    """How many leaves hold a value in any of these (each shape: leaves)."""
    return int((np.stack(values) != 0).any(axis=0).sum())


def stated(lattice: Lattice, expected: Floats, *, least: float) -> Dispersions:
    """Of each cell, its variance over its expectation; `least` is the step to which values are recorded."""
    return {
        axes: PERIODS * least + LIMIT**2 * np.maximum(sums, 0.0)
        for axes, sums in lattice.sums(expected).items()
    }


def left_the_others(
    named: list[Named], actual: Floats, expected: Floats, *, least: float
) -> list[Named]:
    """The cells that also left what the leaves of no named cell did, or all others where none is left.

    What every segment did is no segment's doing, however far it went.
    """
    still = np.ones(len(actual), dtype=bool)
    for cell in named:
        still[cell.rows] = False
    return [cell for cell in named if _has_left(cell, still, (actual, expected), least=least)]


def _has_left(
    cell: Named, still: NDArray[np.bool_], values: tuple[Floats, Floats], *, least: float
) -> bool:
    """Whether it is more than chance and the limit allow beside what the others let expect of it.

    Of counts o', o, b', b (its own and those beside, now and before), log(o'/o) - log(b'/b) varies by
    1/o' + 1/o + 1/b' + 1/b, about PERIODS (1/o + 1/b): as a count, PERIODS (1 + o/b) times what was expected.
    """
    actual, expected = values
    inside = np.zeros(len(actual), dtype=bool)
    inside[cell.rows] = True
    others = still if expected[still].sum() > 0 else ~inside
    beside = float(expected[others].sum())
    if beside <= 0:
        return False
    own = float(expected[inside].sum()) * float(actual[others].sum()) / beside
    seen = float(actual[inside].sum())
    if own <= 0:
        return seen > 0
    gain = (seen * math.log(seen / own) if seen > 0 else 0.0) - (seen - own)
    wide = least * PERIODS * (1 + own / beside) + LIMIT**2 * own
    return gain / wide > PRICE
