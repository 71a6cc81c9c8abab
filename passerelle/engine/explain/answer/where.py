"""Where the measure moved: each leaf's window against the same weekdays of its own recent past."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.question import Floats, Reading
from passerelle.engine.explain.answer.shapes import Movement
from passerelle.engine.explain.cells.few import MANY, filled
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.localise_ratio import localise_ratio
from passerelle.engine.explain.cells.shapes import Cell, Cube, Localisation
from passerelle.engine.explain.signals.places import ratio
from passerelle.engine.explain.signals.windows import LONGEST, Window, chance
from passerelle.kernel.finding import Finding, Refusal

WEEKS = 8  # of recent past that say what a leaf usually does
WEEK = 7
DEEPEST = 3  # dimensions that a named cell may combine: more reads as noise to a person
CHANCE = 0.001  # above which a segment's own calm days explain its movement
WHOLE = (
    0.02  # part of a segment under which what lies beside it is nothing: that segment is no place
)
CALM = 12  # earlier windows that tell how far a leaf usually wanders
FEWEST_CALM = 3
BLOCKS = 8  # earlier windows of the same length, for ratios


def where(reading: Reading, movement: Movement) -> Localisation | None:
    """The segments that moved; None where the cube or its past is too thin to say."""
    if not reading.cube.dimensions:
        return None
    found = (
        _additive(reading, movement) if reading.totals is None else _ratio(reading, movement.start)
    )
    return proven(reading, found.estimate, movement.start) if isinstance(found, Finding) else None


def proven(reading: Reading, found: Localisation, start: int) -> Localisation:
    """Only the cells that moved, apart from all others, more than they do on calm days.

    Small counts wander by more than the law of all leaves says; a segment's own past knows.
    """
    window = Window.of(len(reading.days), start)
    if window is None:
        return found
    kept = _standing(reading, found.cells, window)
    given_up = sum(cell.actual - cell.expected for cell in found.cells if cell not in kept)
    return replace(found, cells=kept, rest=found.rest + given_up)


def _standing(reading: Reading, cells: tuple[Cell, ...], window: Window) -> tuple[Cell, ...]:
    """Of few segments, each is a large part of the others: those that moved do not say how the next ones stand."""
    counts = reading.sums if reading.totals is None else reading.totals
    few = filled(*counts[window.past.start : window.days.stop]) < MANY
    others = np.ones(len(reading.cube.codes), dtype=bool)
    kept = []
    for cell in cells:
        inside = held(reading.cube, cell.where)
        if _stands(reading, window, inside, ~inside & others):
            kept.append(cell)
            others = others & ~inside if few else others
    return tuple(kept)


def _stands(
    reading: Reading, window: Window, inside: NDArray[np.bool_], others: NDArray[np.bool_]
) -> bool:
    """Whether these leaves left the others by more than they do on calm days."""
    top, rest = (reading.sums[:, rows].sum(axis=1) for rows in (inside, others))
    days = slice(window.past.start, window.days.stop)
    if rest[days].sum() < WHOLE * top[days].sum():
        return False
    if reading.totals is not None:
        below = (reading.totals[:, rows].sum(axis=1) for rows in (inside, others))
        top, rest = (ratio(values, by) for values, by in zip((top, rest), below, strict=True))
    moved = window.log_change(top, rest if np.nansum(rest) > 0 else None)
    # A segment that had nothing before, or has nothing now, has no logarithm to compare.
    return not moved.known or chance(moved.z, window.calm) < CHANCE


def held(cube: Cube, where: tuple[tuple[str, str], ...]) -> NDArray[np.bool_]:
    """The leaves of a cell (shape: leaves)."""
    return cube.holds(where)


def moving(reading: Reading, start: int) -> slice:
    """The days that a movement is measured on: from its start, four weeks at most."""
    return slice(start, min(len(reading.days), start + LONGEST))


def usual(reading: Reading, values: Floats, start: int, *, length: int | None = None) -> Floats:
    """What each leaf would sum to over the movement's days, or `length` days (shape: leaves).

    By the mean of its same weekdays over the weeks before. A day of the window whose weekday the past does
    not hold counts as a mean day.
    """
    first = max(0, start - WEEKS * WEEK)
    past = np.array([day.weekday() for day in reading.days[first:start]])
    weights = np.zeros(start - first)
    days = moving(reading, start) if length is None else slice(start, start + length)
    for day in reading.days[days]:
        same = past == day.weekday()
        same = same if same.any() else np.ones(len(past), dtype=bool)
        weights[same] += 1 / same.sum()
    sums: Floats = weights @ values[first:start]
    return sums


def _additive(reading: Reading, movement: Movement) -> Finding[Localisation] | Refusal:
    start = movement.start
    base = usual(reading, reading.sums, start)
    if base.sum() <= 0:
        return Refusal("past-empty", ("a past with values",))
    # The whole's own forecast knows holidays and trend, which its leaves share.
    expected = base * (movement.expected / base.sum())
    actual = reading.sums[moving(reading, start)].sum(axis=0)
    return localise(reading.cube, actual, expected, depth=DEEPEST, calm=_calm(reading, start))


def _calm(reading: Reading, start: int) -> tuple[Floats, Floats] | None:
    """What earlier windows as long saw, and what their own weeks before let expect; None where too few."""
    length = moving(reading, start).stop - start
    starts = range(start - length, 2 * WEEK - 1, -length)[:CALM]
    if len(starts) < FEWEST_CALM:
        return None
    seen, usually = [], []
    for first in starts:
        base = usual(reading, reading.sums, first, length=length)
        actual = reading.sums[first : first + length].sum(axis=0)
        # What moves all leaves alike is the whole's own affair.
        usually.append(base * (actual.sum() / max(base.sum(), 1e-9)))
        seen.append(actual)
    return np.stack(seen), np.stack(usually)


def _ratio(reading: Reading, start: int) -> Finding[Localisation] | Refusal:
    assert reading.totals is not None
    past_sums, past_totals = (blocks(v, start) for v in (reading.sums, reading.totals))
    days = moving(reading, start)
    now = (reading.sums[days].sum(axis=0), reading.totals[days].sum(axis=0))
    return localise_ratio(reading.cube, *now, past_sums, past_totals)


def blocks(values: Floats, start: int) -> Floats:
    """Earlier windows of the same length, back from `start` (shape: windows, leaves); two at least
    where the past allows, shorter ones if need be."""
    length = min(len(values) - start, LONGEST, max(start // 2, 1))
    count = min(BLOCKS, start // length)
    first = start - count * length
    shaped = values[first:start].reshape(count, length, values.shape[1])
    summed: Floats = shaped.sum(axis=1)
    return summed
