"""Where two named segments cross, both shifts act: what they do together is no third cause."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from passerelle.engine.explain.cells.search import Named
from passerelle.engine.explain.cells.shapes import Floats

CLOSE = 0.1  # log of the ratio by which a crossing may miss the product of the two shifts


def crossed(named: list[Named], actual: Floats, expected: Floats) -> list[Named]:
    """The named cells without those that two others explain together; their leaves go to the first."""
    kept = list(named)
    for cell in named:
        over = [other for other in kept if other is not cell and _inside(cell, other)]
        if len(over) < 2:
            continue
        alone = sum(_log_ratio(other, actual, expected) for other in over)
        if abs(alone - _log_ratio(cell, actual, expected)) <= CLOSE:
            kept.remove(cell)
            first = kept.index(over[0])
            kept[first] = replace(over[0], rows=np.union1d(over[0].rows, cell.rows))
    return kept


def _inside(cell: Named, other: Named) -> bool:
    where = dict(zip(cell.axes, cell.codes, strict=True))
    return len(other.axes) < len(cell.axes) and all(
        where.get(axis) == code for axis, code in zip(other.axes, other.codes, strict=True)
    )


def _log_ratio(cell: Named, actual: Floats, expected: Floats) -> float:
    was, now = float(expected[cell.rows].sum()), float(actual[cell.rows].sum())
    return math.log(now / was) if was > 0 and now > 0 else math.inf
