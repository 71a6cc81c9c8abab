"""Where an additive measure moved, as a finding."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from passerelle.engine.explain.cells.additive import additive, resolution
from passerelle.engine.explain.cells.counted import Counted
from passerelle.engine.explain.cells.crossing import crossed
from passerelle.engine.explain.cells.evidence import Residuals
from passerelle.engine.explain.cells.few import MANY, filled, left_the_others
from passerelle.engine.explain.cells.lattice import Lattice
from passerelle.engine.explain.cells.normal import plain_law
from passerelle.engine.explain.cells.search import Named, outside, search
from passerelle.engine.explain.cells.shapes import Cell, Cube, Floats, Localisation
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "localise"
CAUTION = 3.0
FEWEST = 2


def localise(
    cube: Cube,
    actual: Floats,
    expected: Floats,
    *,
    depth: int | None = None,
    caution: float = CAUTION,
    most: int = 20,
    calm: tuple[Floats, Floats] | None = None,
    counted: bool = False,
) -> Finding[Localisation] | Refusal:
    """The cells whose leaves moved from `expected` to `actual` (shape: leaves), the most telling first.

    `depth` bounds how many dimensions a cell may name. `calm` holds what earlier windows saw and what was
    expected of them (each shape: windows, leaves): leaves and cells are then judged as counts, by how far
    their own history goes, and a cell's shift is its relative change; without it the law is learnt from
    the leaves that stayed. `counted` says that both are counts of two periods: a cell must then also have left
    the others by more than the stated limit of `few`. Finds nothing when nothing moved more than the leaves
    usually do. Refuses when fewer than 2 leaves hold a value, or a value is not a number.
    Source: minimum description length over likelihood gains; see docs/method/localise.md.
    """
    if not (np.isfinite(actual).all() and np.isfinite(expected).all()):
        return Refusal(
            "values-not-numbers", ("every leaf with a finite actual and expected value",)
        )
    values = filled(actual, expected)
    if values < FEWEST:
        return Refusal("too-few-leaves", (f"at least {FEWEST} segments with a value",))
    lattice = Lattice.of(cube.codes, cube.sizes, depth=depth)
    if calm is not None or values < MANY:
        told = Counted.found(lattice, (actual, expected), calm, caution=caution, most=most)
        return _finding(cube, (actual, expected), told.evidence, told.named, told.noise, told.usual)
    plain, _ = additive(actual, expected, law=plain_law)
    broad = search(lattice.broad(MANY), plain, caution=caution, most=most)
    still = outside((cell for cell in broad if _moved(plain, cell)), len(actual))
    evidence, law = additive(actual, expected, still=still)
    named = search(lattice, evidence, caution=caution, most=most)
    if counted:
        named = left_the_others(named, actual, expected, least=resolution(actual))
    return _finding(cube, (actual, expected), evidence, named, law.scale)


def _moved(evidence: Residuals, cell: Named) -> bool:
    """Whether a cell moved by more than a usual residual of a leaf."""
    score, information = evidence.score[cell.rows].sum(), evidence.information[cell.rows].sum()
    return bool(abs(score) > information)


def _finding(
    cube: Cube,
    values: tuple[Floats, Floats],
    evidence: Residuals,
    named: list[Named],
    noise: float,
    usual: Callable[[Named], float] = lambda _: 1.0,
) -> Finding[Localisation]:
    actual, expected = values
    cells = tuple(
        _cell(cube, values, evidence, cell, usual(cell))
        for cell in crossed(named, actual, expected)
    )
    change = float(actual.sum() - expected.sum())
    rest = change - sum(cell.actual - cell.expected for cell in cells)
    return Finding(
        Localisation(cells, change, rest, noise),
        METHOD,
        cube.digest(actual, expected),
        coverage=float(np.mean(evidence.information > 0)),
        assumptions=(Assumption("leaves-independent", None),),
        would_change=tuple("rival:" + cell.label for cell in cells if cell.rivals),
    )


def _cell(
    cube: Cube, values: tuple[Floats, Floats], evidence: Residuals, found: Named, wide: float
) -> Cell:
    information = evidence.information[found.rows]
    total = float(information.sum())
    residual = np.divide(
        evidence.score[found.rows],
        information,
        out=np.zeros_like(information),
        where=information > 0,
    )
    shift = float(evidence.score[found.rows].sum()) / total
    # Leaves of one cell rarely move exactly alike: their own spread widens the interval, as far as calm days do.
    spread = float((information * (residual - shift) ** 2).sum()) / max(len(found.rows) - 1, 1)
    half = 1.96 * float(np.sqrt(max(spread, wide) / total))
    return Cell(
        where=cube.where(found.axes, found.codes),
        leaves=len(found.rows),
        gain=found.gain,
        shift=shift,
        low=shift - half,
        high=shift + half,
        actual=float(values[0][found.rows].sum()),
        expected=float(values[1][found.rows].sum()),
        rivals=tuple(cube.where(axes, codes) for axes, codes in found.rivals),
    )
