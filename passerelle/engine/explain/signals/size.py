"""Did it move at all?"""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import MOVED, REAL, bounded
from passerelle.engine.explain.signals.windows import Change

SMALLEST = 1e-9


def size(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """How much likelier a movement of this p is from any cause than from noise."""
    if not np.isfinite(movement.p):
        return ()
    p = max(movement.p, SMALLEST)
    weight = bounded(float(np.log(MOVED) + (MOVED - 1) * np.log(p)))
    return (Signal("moved", dict.fromkeys((Kind.FAULT, *REAL), weight), {"p": movement.p}),)


def measured(movement: Movement) -> Change:
    """The measure's own change as a logarithm of actual over expected; unknown when either is not positive."""
    actual, expected = movement.actual, movement.expected
    if not (actual > 0 and expected > 0):
        return Change(float("nan"), float("nan"))
    error = (movement.high - movement.low) / 3.92 / expected
    return Change(float(np.log(actual / expected)), max(error, 1e-6))
