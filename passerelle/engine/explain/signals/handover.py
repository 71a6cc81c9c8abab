"""One value stopped and another started on the day of the break: a version put into service, and what it lost."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Fact, Kind, Movement, Signal, Succession
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import HANDOVER, NEAR, bounded
from passerelle.engine.explain.signals.places import ORDINARY, TECHNICAL, told_apart

FOUND = {0: 0.49, 1: 0.49, 2: 0.02}
"""Where a replacement that came with the break is found, by days away from it: its day is that on which the new
value holds half of what it will (`python -m benchmarks.fault_or_real --learn`)."""
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
        (lag, one)
        for one in question.successions
        if TECHNICAL.search(one.dimension)
        and one.took <= AT_ONCE
        and (lag := _lag(one, movement)) <= NEAR
    ]
    if not near:
        return ()
    lag, one = min(near, key=lambda pair: pair[0])
    facts: dict[str, Fact] = {
        "dimension": one.dimension,
        "old": one.old,
        "new": one.new,
        "day": one.day,
    }
    return (Signal("handover", weights(one, movement, lag), facts),)


def weights(one: Succession, movement: Movement, lag: int) -> dict[Kind, float]:
    """P(a replacement found this far away | kind) against how often that dimension sees one on as many days."""
    days = 2
    if not lag:
        assert movement.since_low is not None and movement.since_high is not None
        days = 1 + (movement.since_high - movement.since_low).days
    chance = 1 - float(np.exp(-one.rate * days))
    return {
        kind: bounded(float(np.log((share * FOUND[lag] + chance * (1 - share)) / chance)))
        for kind, share in HANDOVER.items()
    }


def _lag(one: Succession, movement: Movement) -> int:
    """Days from the interval that holds the break; 0 inside it."""
    assert movement.since_low is not None and movement.since_high is not None
    return max((movement.since_low - one.day).days, (one.day - movement.since_high).days, 0)
