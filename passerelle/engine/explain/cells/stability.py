"""How surely is each named segment found again when chance is drawn anew?

The residuals of the leaves are drawn again, inside each named segment and in the rest apart, among leaves
of like size (a bootstrap of residuals: Efron and Tibshirani 1993, chapter 9), and localisation is run anew.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.shapes import Cell, Cube, Floats, Ints, Localisation
from passerelle.engine.explain.inputs import seal
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "localise-stability"
DRAWS = 12
LIKE = 40  # leaves of like size among which a residual is drawn
OFTEN = 0.2  # share of draws from which another name is worth telling


@dataclass(frozen=True, slots=True)
class Stability:
    """`shares` pairs each named segment, in order, with the share of draws that found it (0 to 1).

    `others` are segments found in a fifth of the draws or more that the answer does not name.
    """

    shares: tuple[tuple[str, float], ...]
    others: tuple[tuple[str, float], ...]
    draws: int


def stability(
    cube: Cube,
    values: tuple[Floats, Floats],
    found: Localisation,
    *,
    draws: int = DRAWS,
    depth: int | None = None,
    seed: int = 1,
) -> Finding[Stability] | Refusal:
    """The share of `draws` in which each cell of `found` is named again, itself or as a rival.

    `values` are the actual and expected values (each of shape: leaves) that `found` came from, `depth`
    what localisation was given. Refuses when `found` names nothing: there is nothing to find again.
    """
    if not found.cells:
        return Refusal("nothing-named", ("a localisation that names a segment",))
    rng = np.random.default_rng(seed)
    actual, expected = values
    groups = _groups(cube, found, np.maximum(np.abs(actual), np.abs(expected)))
    names: Counter[str] = Counter()
    for _ in range(draws):
        drawn = _drawn(actual, expected, groups, rng)
        again = localise(cube, drawn, expected, depth=depth)
        if isinstance(again, Finding):
            names.update({name for cell in again.estimate.cells for name in _names(cell)})
    return Finding(
        _stability(found, names, draws),
        METHOD,
        seal([cube.digest(actual, expected), [c.label for c in found.cells], draws, depth, seed]),
        coverage=1.0,
        assumptions=(Assumption("leaves-independent", None),),
    )


def _stability(found: Localisation, names: Counter[str], draws: int) -> Stability:
    known = {name for cell in found.cells for name in _names(cell)}
    others = [
        (name, count / draws)
        for name, count in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
        if name not in known and count >= OFTEN * draws
    ]
    shares = tuple((cell.label, names[cell.label] / draws) for cell in found.cells)
    return Stability(shares, tuple(others), draws)


def _names(cell: Cell) -> set[str]:
    rivals = ("&".join(f"{d}={v}" for d, v in where) for where in cell.rivals)
    return {cell.label, *rivals}


def _groups(cube: Cube, found: Localisation, size: Floats) -> list[Ints]:
    """Leaves among which residuals are drawn: those of one segment, or of none, and of like size."""
    owner = np.zeros(len(cube.codes), dtype=np.int64)
    for number, cell in reversed(list(enumerate(found.cells, start=1))):
        owner[_inside(cube, cell)] = number
    groups = []
    for number in range(len(found.cells) + 1):
        rows = np.flatnonzero((owner == number) & (size > 0))
        rows = rows[np.argsort(size[rows], kind="stable")]
        groups += np.array_split(rows, max(len(rows) // LIKE, 1))
    return [rows for rows in groups if len(rows)]


def _inside(cube: Cube, cell: Cell) -> np.ndarray:
    inside = np.ones(len(cube.codes), dtype=bool)
    for dimension, value in cell.where:
        axis = cube.dimensions.index(dimension)
        inside &= cube.codes[:, axis] == cube.values[axis].index(value)
    return inside


def _drawn(
    actual: Floats, expected: Floats, groups: list[Ints], rng: np.random.Generator
) -> Floats:
    """Actual values whose residuals, (a - e) / max(|a|, |e|), are drawn anew inside each group.

    A leaf expected at nothing keeps its value: its residual is no share of anything.
    """
    drawn = actual.copy()
    largest = np.maximum(np.abs(actual), np.abs(expected))
    residual = np.divide(actual - expected, largest, out=np.zeros_like(actual), where=largest > 0)
    for rows in groups:
        kept = rows[expected[rows] > 0]
        if not len(kept):
            continue
        shift = np.clip(residual[rng.choice(kept, size=len(kept))], -1.0, 0.95)
        drawn[kept] = expected[kept] * np.where(
            shift < 0, 1 + shift, 1 / (1 - np.maximum(shift, 0))
        )
    return drawn
