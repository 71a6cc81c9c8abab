"""How the change is shared: by segment found, or for a ratio between mix and rate."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Reading
from passerelle.engine.explain.answer.shapes import Movement
from passerelle.engine.explain.answer.where import moving, usual
from passerelle.engine.explain.cells.shapes import Cell, Localisation
from passerelle.engine.explain.parts.mix import mix_and_rate
from passerelle.engine.explain.parts.shapes import Decomposition, MixAndRate, Part
from passerelle.kernel.finding import Finding

REST = "rest"


def shares(reading: Reading, movement: Movement, cells: Localisation | None) -> Decomposition:
    """From expected to actual, one part a segment and the rest; they sum to the change."""
    scale = 1.0
    if reading.totals is not None:
        scale = float(reading.totals[moving(reading, movement.start)].sum()) or 1.0
    found = [cell for cell in (cells.cells if cells else ()) if cell.gain > 0]
    parts = [_part(cell, scale) for cell in found]
    rest = movement.actual - movement.expected - sum(part.change for part in parts)
    return Decomposition(movement.expected, movement.actual, (*parts, Part(REST, rest)))


def _part(cell: Cell, scale: float) -> Part:
    change = (cell.actual - cell.expected) / scale
    # The cell's interval is of its shift: in the measure's unit it is as many times wider.
    unit = change / cell.shift if cell.shift else 0.0
    edges = sorted(change + unit * (edge - cell.shift) for edge in (cell.low, cell.high))
    return Part(cell.label, change, edges[0], edges[1])


def mix(reading: Reading, movement: Movement) -> MixAndRate | None:
    """A ratio's change as mix and rate, along the dimension whose mix says most, one that turns the change
    round before any other; None for a sum."""
    if reading.totals is None or not reading.cube.dimensions:
        return None
    start = movement.start
    before = tuple(usual(reading, v, start) for v in (reading.sums, reading.totals))
    after = tuple(v[moving(reading, start)].sum(axis=0) for v in (reading.sums, reading.totals))
    found = [
        _along(reading, axis, (before[0], before[1]), (after[0], after[1]))
        for axis in range(len(reading.cube.dimensions))
    ]
    told = [answer for answer in found if answer is not None]
    return max(told, key=lambda answer: (answer.reversal, abs(answer.mix.change)), default=None)


def _along(
    reading: Reading, axis: int, before: tuple[Floats, Floats], after: tuple[Floats, Floats]
) -> MixAndRate | None:
    cube = reading.cube
    codes, size = cube.codes[:, axis], cube.sizes[axis]
    names = tuple(f"{cube.dimensions[axis]}={value}" for value in cube.values[axis])

    def by(values: Floats) -> Floats:
        summed: Floats = np.bincount(codes, weights=values, minlength=size).astype(np.float64)
        return summed

    found = mix_and_rate(names, (by(before[0]), by(before[1])), (by(after[0]), by(after[1])))
    return found.estimate if isinstance(found, Finding) else None
