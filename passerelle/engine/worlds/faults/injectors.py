"""Faults of the data: what each does to the measure, and the trace it leaves in what is known of the loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from passerelle.engine.explain.answer.question import (
    Event,
    Floats,
    Happening,
    Question,
    Role,
)
from passerelle.engine.worlds.faults.hit import Hit, followed, leaves, scaled, struck

Injector = Callable[[Question, Hit], Question]
TRACKER = 3
"""Axis of the tracker version; its last two values are nameless and not yet out."""


def _lost(question: Question, hit: Hit) -> Question:
    """Every segment loses the same share, in our own reading only."""
    course = 1 + hit.effect * hit.step(len(question.reading.days))
    return followed(question, scaled(question.reading, course), (), 0.0)


def _traced(question: Question, column: str, added: Floats) -> Question:
    """A load column, where it is known, shows the fault."""
    loads = question.loads
    before: Floats | None = getattr(loads, column)
    if before is None:
        return question
    changed: dict[str, Any] = {column: before + added}
    return replace(question, loads=replace(loads, **changed))


def _row_trace(question: Question, column: str, hit: Hit) -> Question:
    rows = question.loads.rows
    if rows is None:
        return question
    return _traced(question, column, hit.trace * rows * hit.step(len(rows)))


def missing_hours(question: Question, hit: Hit) -> Question:
    """A source stops for a part of each day."""
    step = hit.step(len(question.reading.days))
    return _traced(_lost(question, hit), "hours", -np.maximum(1.0, 24 * hit.trace) * step)


def late_days(question: Question, hit: Hit) -> Question:
    """Days are read before they are complete."""
    step = hit.step(len(question.reading.days))
    return _traced(_lost(question, hit), "delay", 24 * hit.trace * step)


def double_rows(question: Question, hit: Hit) -> Question:
    """A load runs twice on a part of the rows: the measure rises; a ratio's denominator does."""
    course = 1 + abs(hit.effect) * hit.step(len(question.reading.days))
    reading = question.reading
    if reading.totals is None:
        told = followed(question, scaled(reading, course), (), 0.0)
    else:
        told = replace(question, reading=replace(reading, totals=reading.totals * course[:, None]))
    return _row_trace(told, "duplicates", hit)


def null_rows(question: Question, hit: Hit) -> Question:
    """The field is empty in a part of the rows."""
    return _row_trace(_lost(question, hit), "nulls", hit)


def unknown_rows(question: Question, hit: Hit) -> Question:
    """Rows fall into a nameless value, half of them out of the filter."""
    reading = question.reading
    values = reading.cube.values[TRACKER]
    nameless = leaves(reading, ((reading.cube.dimensions[TRACKER], values[2]),))
    moved = reading.sums * (1 - nameless) * abs(hit.effect) * hit.step(len(reading.days))[:, None]
    taken = moved.sum(axis=1)[:, None] * nameless / max(nameless.sum(), 1)
    sums = reading.sums - 2 * moved + taken
    if reading.totals is not None:
        sums = np.minimum(reading.sums - moved, reading.totals)
    told = followed(question, replace(reading, sums=np.maximum(sums, 0)), (), 0.0)
    return _row_trace(told, "unknowns", hit)


def renamed_column(question: Question, hit: Hit) -> Question:
    """A column changes its name: what was read from it is lost."""
    told, days = _lost(question, hit), question.reading.days
    digests = question.loads.schema
    if len(digests) != len(days):
        return told
    changed = tuple(d + " renamed" if n >= hit.start else d for n, d in enumerate(digests))
    return replace(told, loads=replace(told.loads, schema=changed))


def moved_clock(question: Question, hit: Hit) -> Question:
    """Hours are read in another time zone, and those that fall outside the day are lost."""
    told = _lost(question, hit)
    if told.hourly is None:
        return told
    turned = told.hourly.copy()
    turned[hit.start :] = np.roll(turned[hit.start :], int(hit.rng.choice([-2, -1, 1, 2])), axis=1)
    return replace(told, hourly=turned)


def broken_version(question: Question, hit: Hit) -> Question:
    """One tracker version sends less; its change is in the calendar one time in two."""
    return _broken(question, hit, TRACKER)


def broken_device(question: Question, hit: Hit) -> Question:
    """One device (or what its consent banner lets through) is read less."""
    return _broken(question, hit, 2)


def _broken(question: Question, hit: Hit, axis: int) -> Question:
    reading = question.reading
    name, names = reading.cube.dimensions[axis], reading.cube.values[axis]
    value = names[int(hit.rng.integers(0, 2 if axis == TRACKER else len(names)))]
    course = hit.effect * hit.step(len(reading.days))
    told = followed(question, struck(reading, ((name, value),), course), (), 0.0)
    if not question.events or hit.rng.random() < 0.5:
        return told
    event = Event(reading.days[hit.start], Happening.TRACKER, "tracker changed", ((name, value),))
    return replace(told, events=(*told.events, event))


def silent_loss(question: Question, hit: Hit) -> Question:
    """A share of everything is no longer read, and nothing says so."""
    return _lost(question, hit)


def broken_pipe(question: Question, hit: Hit) -> Question:
    """All that comes through the same pipe loses the same share."""
    course = 1 + hit.effect * hit.step(len(question.reading.days))
    return followed(question, scaled(question.reading, course), (Role.PIPELINE, Role.UPSTREAM), 1.0)


def robots(question: Question, hit: Hit) -> Question:
    """One segment is visited by programs: more trials without success, or more of the count itself."""
    reading, effect = question.reading, abs(hit.effect)
    value = str(hit.rng.choice(reading.cube.values[0]))
    where = ((reading.cube.dimensions[0], value),)
    step = hit.step(len(reading.days))
    if reading.totals is None:
        return followed(question, struck(reading, where, effect * step), (), 0.0)
    inside = leaves(reading, where)
    mass = np.maximum(reading.totals @ inside, 1.0)
    more = effect / (1 - effect) * reading.totals.sum(axis=1) / mass * step
    totals = reading.totals * (1 + more[:, None] * inside)
    return replace(question, reading=replace(reading, totals=totals))


def told_otherwise(question: Question, hit: Hit) -> Question:
    """Days are loaded again with other values."""
    step = hit.step(len(question.reading.days))
    return _traced(_lost(question, hit), "restated", np.sign(hit.effect) * hit.trace * step)


def other_definition(question: Question, hit: Hit) -> Question:
    """The measure is defined otherwise from a day on; the dictionary knows it where it is kept."""
    told = _lost(question, hit)
    if told.loads.rows is None:
        return told
    return replace(told, loads=replace(told.loads, defined=(question.reading.days[hit.start],)))


COUNTS: Mapping[str, Injector] = {
    "missing hours": missing_hours,
    "late days": late_days,
    "double rows": double_rows,
    "null rows": null_rows,
    "unknown rows": unknown_rows,
    "renamed column": renamed_column,
    "moved clock": moved_clock,
    "broken version": broken_version,
    "broken device": broken_device,
    "silent loss": silent_loss,
    "broken pipe": broken_pipe,
    "robots": robots,
    "told otherwise": told_otherwise,
    "other definition": other_definition,
}
"""Injectors of an additive measure."""
RISING = ("double rows", "robots")
"""Faults that add: a count rises, a ratio falls."""
SAME_FOR_BOTH = ("missing hours", "late days", "moved clock", "broken pipe")
RATIOS = {name: made for name, made in COUNTS.items() if name not in SAME_FOR_BOTH}
"""Those of a ratio: what takes as much from both its counts leaves it where it was."""
