"""Did it move at all?"""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import EFFECTS, REAL, bounded
from passerelle.engine.explain.signals.windows import Change

SMALLEST = 1e-9


def size(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """How much likelier a movement of this p is from any cause than from noise.

    What p says depends on what could have been seen: where only a change of a third would show, an
    ordinary gap speaks neither for a cause nor for noise.
    """
    error = measured(movement).error
    if not (np.isfinite(movement.p) and np.isfinite(error)):
        return ()
    weight = bounded(_likelier(movement.p, error))
    return (Signal("moved", dict.fromkeys((Kind.FAULT, *REAL), weight), {"p": movement.p}),)


def _likelier(p: float, error: float) -> float:
    """Log density of the normal deviate of `p`, over the usual sizes of effects, less that under noise."""
    from scipy.special import ndtri

    far = float(ndtri(min(max(p, SMALLEST), 1.0) / 2)) ** 2
    wide = [(chance, 1 + (spread / error) ** 2) for chance, spread in EFFECTS]
    parts = [np.log(chance / w**0.5) + far / 2 * (1 - 1 / w) for chance, w in wide]
    return float(np.logaddexp.reduce(parts))


def measured(movement: Movement) -> Change:
    """The measure's own change as a logarithm of actual over expected; unknown when either is not positive."""
    actual, expected = movement.actual, movement.expected
    if not (actual > 0 and expected > 0):
        return Change(float("nan"), float("nan"))
    error = (movement.high - movement.low) / 3.92 / expected
    return Change(float(np.log(actual / expected)), max(error, 1e-6))
