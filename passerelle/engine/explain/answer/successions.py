"""One value that takes the place of another (a version, a renamed plan): no fall and no rise, but one and the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.answer.shapes import Succession
from passerelle.engine.explain.cells.shapes import Cube

EARLY, LATE = 14, 7
"""Days at the beginning and at the end of the stretch that are compared."""
PAST = 56
"""Days before the movement that are looked at."""
LEAST = 0.03
"""Share of the measure under which a succession explains nothing that anybody would be told."""
GONE, NEW = 0.5, 0.4
"""The old value keeps at most this part of its share; the new one had at most this part of its own."""
MIRRORED = 0.1
"""Part of what one loses by which the other may gain less or more."""
LOST = 0.5
"""The same where one starts on the very days the other stops: what lies between was lost at the hand-over."""
AT_ONCE = 2
"""Days between the end of the one and the beginning of the other within which they are the same days."""
TOGETHER = -0.7
"""Correlation of the two shares day by day: they change on the same dates."""
AROUND, WEEK = 7, 7
UNSEEN = 0.5
"""Replacements that a dimension which never had one counts for."""
WIDEST = 60
"""Dimensions with more values than this are left alone."""


def folded(question: Question, start: int) -> tuple[Question, tuple[Succession, ...]]:
    """The question with the two values of each succession read as one (`old → new`), and the successions.

    `start` is the first day of the movement; the eight weeks before it and the window are looked at.
    """
    reading, found = question.reading, []
    for axis in range(len(reading.cube.dimensions)):
        # A chain of versions is folded link by link.
        while told := _succession(reading, axis, start):
            reading = _merged(reading, axis, told)
            found.append(told)
    if not found:
        return question, ()
    return replace(question, reading=reading, successions=tuple(found)), tuple(found)


def _succession(reading: Reading, axis: int, start: int) -> Succession | None:
    """The largest one along a dimension."""
    names = reading.cube.values[axis]
    if not 2 <= len(names) <= WIDEST:
        return None
    first = max(start - PAST, 0)
    shares, trials = _shares(reading, axis, first)
    if len(shares) < EARLY + LATE:
        return None
    was, now = shares[:EARLY].mean(axis=0), shares[-LATE:].mean(axis=0)
    moved = now - was
    chance = 3 * np.sqrt(np.maximum(was, now) / max(trials, 1.0))
    falls = [a for a in range(len(names)) if moved[a] < -LEAST and now[a] <= GONE * was[a]]
    rises = [b for b in range(len(names)) if moved[b] > LEAST and was[b] <= NEW * now[b]]
    pairs = [
        (a, b)
        for a, b in product(falls, rises)
        if abs(moved[a] + moved[b]) <= _slack(shares, a, b) * -moved[a] + chance[a]
        and _together(shares[:, a], shares[:, b])
    ]
    if not pairs:
        return None
    old, new = max(pairs, key=lambda pair: moved[pair[1]])
    half = (was[new] + now[new]) / 2
    day = first + int(np.argmax(shares[:, new] >= half))
    begun, done = (_first(shares[:, new] >= part * now[new]) for part in (0.1, 0.9))
    return Succession(
        reading.cube.dimensions[axis],
        names[old],
        names[new],
        reading.days[day],
        float(now[new]),
        took=max(done - begun, 1),
        rate=_rate(reading, axis, max(start - AROUND, 0)),
    )


def _slack(shares: Floats, old: int, new: int) -> float:
    """How unlike their two moves may be, as a part of what the old one loses."""
    was, now = shares[:EARLY, old].mean(), shares[-LATE:, new].mean()
    stops = len(shares) - _first(shares[::-1, old] >= was / 2)
    begins = _first(shares[:, new] >= now / 2)
    left = shares[-LATE:, old].mean() <= was / 10
    return LOST if left and abs(stops - begins) <= AT_ONCE else MIRRORED


def _first(held: NDArray[np.bool_]) -> int:
    return int(np.argmax(held)) if held.any() else len(held)


def _rate(reading: Reading, axis: int, stop: int) -> float:
    """Replacements a day of the value that leads a week, before index `stop`; half of one where none was seen."""
    shares, _ = _shares(reading, axis, 0, stop)
    weeks = len(shares) // WEEK
    if not weeks:
        return UNSEEN / WEEK
    by_week = shares[: weeks * WEEK].reshape(weeks, WEEK, -1).mean(axis=1)
    leads = by_week.argmax(axis=1)
    return max(float((leads[1:] != leads[:-1]).sum()), UNSEEN) / (weeks * WEEK)


def _together(old: Floats, new: Floats) -> bool:
    return bool(old.std() > 0 and new.std() > 0 and np.corrcoef(old, new)[0, 1] <= TOGETHER)


def _shares(
    reading: Reading, axis: int, first: int, stop: int | None = None
) -> tuple[Floats, float]:
    """Share of each value day by day from `first` to `stop`, days without any at 0; and a week's trials."""
    mass = reading.sums if reading.totals is None else reading.totals
    size = len(reading.cube.values[axis])
    belongs = (reading.cube.codes[:, axis][:, None] == np.arange(size)).astype(np.float64)
    by = mass[first:stop] @ belongs
    whole = by.sum(axis=1, keepdims=True)
    shares = np.divide(by, whole, out=np.zeros_like(by), where=whole > 0)
    return shares, float(whole[-LATE:].sum())


def _merged(reading: Reading, axis: int, told: Succession) -> Reading:
    """Both values under one name; leaves that have become the same are added up."""
    cube = reading.cube
    names = cube.values[axis]
    old, new = names.index(told.old), names.index(told.new)
    kept = [name for name in names if name not in (told.old, told.new)]
    places = {name: at for at, name in enumerate(kept)}
    codes = cube.codes.copy()
    codes[:, axis] = [
        len(kept) if code in (old, new) else places[names[code]] for code in cube.codes[:, axis]
    ]
    leaves, of = np.unique(codes, axis=0, return_inverse=True)

    def added(values: Floats | None) -> Floats | None:
        if values is None:
            return None
        summed = np.zeros((len(leaves), len(values)))
        np.add.at(summed, of.ravel(), values.T)
        turned: Floats = summed.T
        return turned

    values = (*cube.values[:axis], (*kept, told.name), *cube.values[axis + 1 :])
    sums = added(reading.sums)
    assert sums is not None
    return replace(
        reading,
        cube=Cube(cube.dimensions, values, leaves),
        sums=sums,
        totals=added(reading.totals),
        counts=added(reading.counts),
    )
