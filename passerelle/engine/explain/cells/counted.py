"""Cells judged as counts at their own level: by their own history, or by a stated limit where there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.cells.additive import resolution
from passerelle.engine.explain.cells.evidence import Counts
from passerelle.engine.explain.cells.few import left_the_others, stated
from passerelle.engine.explain.cells.history import dispersions, known
from passerelle.engine.explain.cells.lattice import Lattice
from passerelle.engine.explain.cells.ledger import Dispersions
from passerelle.engine.explain.cells.search import Named, search
from passerelle.engine.explain.cells.shapes import Floats


@dataclass(frozen=True, slots=True)
class Counted:
    """The cells named (`named`), and how far each cell usually goes (`own`)."""

    lattice: Lattice
    evidence: Counts
    own: Dispersions
    named: list[Named]

    @classmethod
    def found(
        cls,
        lattice: Lattice,
        values: tuple[Floats, Floats],
        calm: tuple[Floats, Floats] | None,
        *,
        caution: float,
        most: int,
    ) -> Counted:
        """`values` are what was seen and what was expected (each shape: leaves); for `calm`, see `localise`."""
        actual, expected = values
        least, evidence = resolution(actual), known(actual, expected)
        if calm is not None:
            own = dispersions(lattice, expected, calm, least=least)
        else:
            own = stated(lattice, expected, least=least)
        named = search(lattice, evidence, caution=caution, most=most, own=own)
        if calm is None:
            named = left_the_others(named, actual, expected, least=least)
        return cls(lattice, evidence, own, named)

    @property
    def noise(self) -> float:
        """The usual relative error of the finest cells."""
        axes = next(iter(self.lattice.cuboids))
        size = self.lattice.sums(self.evidence.information)[axes]
        held = size > 0
        return float(np.median(np.sqrt(self.own[axes][held] / size[held]))) if held.any() else 0.0

    def usual(self, cell: Named) -> float:
        """How many times wider than Poisson's law this cell goes (variance)."""
        codes = self.lattice.codes[cell.rows[:1]]
        return float(self.own[cell.axes][self.lattice.cuboids[cell.axes].index(codes)[0]])
