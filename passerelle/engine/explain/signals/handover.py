"""One value stopped and another started on the day of the break: a version put into service, and what it lost."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Fact, Kind, Movement, Signal, Succession
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import HANDOVER, bounded
from passerelle.engine.explain.signals.places import ORDINARY, TECHNICAL, told_apart

FOUND = {0: 0.49, 1: 0.49, 2: 0.02}
"""Where a replacement that came with the break is found, by days away from its day, before or after: a replacement's
day is that on which the new value holds half of what it will (`python -m benchmarks.fault_or_real --learn`)."""
AT_ONCE = 4
"""Days of a replacement beyond which nothing breaks with it on one day."""


def handover(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """The replacement, along a technical dimension, that lies nearest to the break; nothing where none is near.

    Most replacements lose nothing: the clue asks that the measure or a segment of it moved as calm days do not.
    """
    moved = movement.p <= ORDINARY or told_apart(question, movement, cells) is not None
    if movement.since_low is None or not moved:
        return ()
    near = [
        one
        for one in question.successions
        if TECHNICAL.search(one.dimension) and one.took <= AT_ONCE and found(one.day, movement)
    ]
    if not near:
        return ()
    one = max(near, key=lambda one: found(one.day, movement))
    facts: dict[str, Fact] = {
        "dimension": one.dimension,
        "old": one.old,
        "new": one.new,
        "day": one.day,
    }
    return (Signal("handover", weights(one, movement), facts),)


def weights(one: Succession, movement: Movement) -> dict[Kind, float]:
    """P(a replacement found on this day | kind) against how often that dimension sees one on a day."""
    there, chance = found(one.day, movement), 1 - float(np.exp(-one.rate))
    return {
        kind: bounded(float(np.log((share * there + chance * (1 - share)) / chance)))
        for kind, share in HANDOVER.items()
    }


def found(day: dt.date, movement: Movement) -> float:
    """P(a replacement that came with the break is found on `day`), each day of the interval as likely to be its."""
    assert movement.since_low is not None and movement.since_high is not None
    width = (movement.since_high - movement.since_low).days + 1
    away = [abs((day - movement.since_low).days - n) for n in range(width)]
    return sum(FOUND.get(lag, 0.0) / (2 if lag else 1) for lag in away) / width
