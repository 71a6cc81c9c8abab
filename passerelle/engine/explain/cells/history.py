"""How far each cell usually falls from what was expected of it, read from its own calm windows.

A cell is judged as a count, at its own level: leaves of 0 to 2 a day say nothing of how far they wander, and
what one leaf loses to its neighbour (a version to the next) leaves the cell that holds both where it was.
"""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.cells.evidence import Counts
from passerelle.engine.explain.cells.lattice import Lattice
from passerelle.engine.explain.cells.ledger import WANDER, Dispersions
from passerelle.engine.explain.cells.shapes import Floats

WORTH = 6.0
"""Windows that a cell's neighbours of the same dimensions count for, beside its own."""
CUT = 0.95  # the wildest twentieth of the windows do not speak for the others
TINY = 1e-12


def known(actual: Floats, expected: Floats) -> Counts:
    """Evidence of one common relative change of leaves read as counts."""
    safe = np.maximum(expected, 0.0)
    return Counts(safe, np.where(safe > 0, actual - safe, 0.0))


def dispersions(
    lattice: Lattice, expected: Floats, calm: tuple[Floats, Floats], *, least: float
) -> Dispersions:
    """Of each cell, its variance over its expectation (1: Poisson's law); never under `least`.

    `calm` is what earlier windows saw, and what was expected of them (each shape: windows, leaves).
    Whole cells are never foreseen within 3 %, however many they hold.
    """
    seen = [lattice.sums(window) for window in calm[0]]
    usual = [lattice.sums(window) for window in calm[1]]
    now = lattice.sums(expected)
    found = {}
    for axes in lattice.cuboids:
        windows = (np.stack([each[axes] for each in both]) for both in (seen, usual))
        own = _dispersion(*windows, least=least)
        found[axes] = np.maximum(own, least) + WANDER**2 * np.maximum(now[axes], 0.0)
    return found


def _dispersion(actual: Floats, expected: Floats, *, least: float) -> Floats:
    """Of the cells of one cuboid (shape of both: windows, cells); a cell of few counts leans on the others."""
    known = expected > 0
    squares = np.divide(
        (actual - expected) ** 2, expected, out=np.zeros_like(expected), where=known
    )
    if not known.any():
        return np.full(expected.shape[1], least)
    common = max(_mean(squares[known]), least)
    size = expected.mean(axis=0)
    # The square of a count of mean m is as unsteady as 1 + 1 / 2m squares of a normal law.
    worth = WORTH * (1 + common / np.maximum(2 * size, TINY))
    pooled: Floats = (worth * common + squares.sum(axis=0)) / (worth + known.sum(axis=0))
    return pooled


def _mean(values: Floats) -> float:
    return float(values[values <= np.quantile(values, CUT)].mean())
