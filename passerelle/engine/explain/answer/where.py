"""Where the measure moved: each leaf's window against the same weekdays of its own recent past."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Reading
from passerelle.engine.explain.answer.shapes import Movement
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.localise_ratio import localise_ratio
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.kernel.finding import Finding, Refusal

WEEKS = 8  # of recent past that say what a leaf usually does
WEEK = 7
DEEPEST = 3  # dimensions that a named cell may combine: more reads as noise to a person
BLOCKS = 8  # earlier windows of the same length, for ratios


def where(reading: Reading, movement: Movement) -> Localisation | None:
    """The segments that moved; None where the cube or its past is too thin to say."""
    if not reading.cube.dimensions:
        return None
    found = (
        _additive(reading, movement) if reading.totals is None else _ratio(reading, movement.start)
    )
    return found.estimate if isinstance(found, Finding) else None


def usual(reading: Reading, values: Floats, start: int) -> Floats:
    """What each leaf would sum to from `start` on, by the mean of its same weekdays (shape: leaves).

    A window's day whose weekday the past does not hold counts as a mean day.
    """
    first = max(0, start - WEEKS * WEEK)
    past = np.array([day.weekday() for day in reading.days[first:start]])
    weights = np.zeros(start - first)
    for day in reading.days[start:]:
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
    actual = reading.sums[start:].sum(axis=0)
    return localise(reading.cube, actual, expected, depth=DEEPEST)


def _ratio(reading: Reading, start: int) -> Finding[Localisation] | Refusal:
    assert reading.totals is not None
    past_sums, past_totals = (blocks(v, start) for v in (reading.sums, reading.totals))
    now = (reading.sums[start:].sum(axis=0), reading.totals[start:].sum(axis=0))
    return localise_ratio(reading.cube, *now, past_sums, past_totals)


def blocks(values: Floats, start: int) -> Floats:
    """Earlier windows of the same length, back from `start` (shape: windows, leaves); two at least
    where the past allows, shorter ones if need be."""
    length = min(len(values) - start, max(start // 2, 1))
    count = min(BLOCKS, start // length)
    first = start - count * length
    shaped = values[first:start].reshape(count, length, values.shape[1])
    summed: Floats = shaped.sum(axis=1)
    return summed
