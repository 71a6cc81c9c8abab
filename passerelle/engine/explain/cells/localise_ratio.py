"""Where a ratio moved (sign-ups over visits, successes over requests), as a finding."""

from __future__ import annotations

import math

import numpy as np

from passerelle.engine.explain.cells.lattice import Lattice
from passerelle.engine.explain.cells.ratio import ratio
from passerelle.engine.explain.cells.search import Named, outside, search
from passerelle.engine.explain.cells.search import suspects as others
from passerelle.engine.explain.cells.shapes import Cell, Cube, Floats, Localisation
from passerelle.engine.explain.inputs import countable
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "localise-ratio"
CAUTION = 3.0
FEWEST_TRIALS = 30
PERIODS = 2


def localise_ratio(
    cube: Cube,
    success: Floats,
    total: Floats,
    past_success: Floats,
    past_total: Floats,
    *,
    caution: float = CAUTION,
    suspects: int = 0,
) -> Finding[Localisation] | Refusal:
    """The cells whose ratio moved, the most telling first.

    `success` and `total` have shape (leaves); the past (periods, leaves) holds calm periods. With
    `suspects`, cells to look at next are added up to that many, marked by a gain of 0 or less.
    Refuses counts that cannot be, fewer than 30 trials, or fewer than 2 past periods.
    """
    if not countable(success, total) or not countable(past_success, past_total):
        return Refusal("counts-impossible", ("0 <= successes <= trials in every segment",))
    if len(past_total) < PERIODS or past_total.sum() < FEWEST_TRIALS:
        return Refusal("past-too-short", (f"{PERIODS} calm periods with {FEWEST_TRIALS} trials",))
    if total.sum() < FEWEST_TRIALS:
        return Refusal("too-few-trials", (f"at least {FEWEST_TRIALS} trials",))
    lattice = Lattice.of(cube.codes, cube.sizes)
    evidence, expected, excess = ratio(success, total, past_success, past_total)
    named = search(lattice, evidence, caution=caution)
    still = outside(named, len(total))
    evidence, expected, excess = ratio(success, total, past_success, past_total, still=still)
    named = search(lattice, evidence, caution=caution)
    if suspects > len(named):
        named = others(lattice, evidence, named=named, caution=caution, count=suspects)
    cells = tuple(_cell(cube, (success, expected, total), excess, cell) for cell in named)
    change = float(success.sum() - expected.sum())
    told = sum(cell.actual - cell.expected for cell in cells if cell.gain > 0)
    return Finding(
        Localisation(cells, change, change - told, math.sqrt(excess)),
        METHOD,
        cube.digest(success, total, past_success, past_total),
        coverage=float(np.mean(total > 0)),
        assumptions=(Assumption("past-is-calm", None),),
        would_change=tuple("rival:" + cell.label for cell in cells if cell.rivals),
    )


def _cell(cube: Cube, counts: tuple[Floats, Floats, Floats], excess: float, found: Named) -> Cell:
    success, expected, total = (float(values[found.rows].sum()) for values in counts)
    now, was = (success / total, expected / total) if total else (0.0, 0.0)
    # Agresti and Coull: two successes and two failures more keep the interval honest near 0 and 1.
    near = (success + 2) / (total + 4)
    half = 1.96 * math.sqrt(excess * near * (1 - near) / (total + 4))
    return Cell(
        where=cube.where(found.axes, found.codes),
        leaves=len(found.rows),
        gain=found.gain,
        shift=now - was,
        low=now - was - half,
        high=now - was + half,
        actual=success,
        expected=expected,
        rivals=tuple(cube.where(axes, codes) for axes, codes in found.rivals),
    )
