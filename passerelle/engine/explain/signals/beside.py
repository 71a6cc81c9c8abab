"""The measure beside series that wander as it does: in their ratio, an edge or a loss of a few per cent shows."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question, Role
from passerelle.engine.explain.signals.windows import Change, Window, residuals

SIBLINGS = frozenset({Role.PIPELINE, Role.UPSTREAM})
"""What a change of the measure leaves where it was. A second count moves with it, a peer may."""
STRONGEST = 0.9
"""Most that a day is taken to keep of the day before."""
WEEK = 7
DAILY = 4.0
"""Calm stretches that the error read from single days counts for."""


def quietest(question: Question, window: Window) -> Floats:
    """Logarithm of each day of past and window over its weekday's mean (shape: days): of the measure, or of
    the measure over its siblings, one of them or all, whichever was the calmest before the window.

    A sibling that counts nothing on a day of the window is left out: its own fault would be read as the measure's.
    """
    own = residuals(question.reading.whole, window)
    siblings = [w.values for w in question.witnesses if w.role in SIBLINGS]
    others = [residuals(one, window) for one in siblings if not np.any(one[window.days] <= 0)]
    tried = [own, *(own - other for other in others)]
    if len(others) > 1:
        tried.append(own - np.mean(others, axis=0))
    return min(tried, key=lambda logs: _wander(logs[: -window.length]))


def parted(top: Floats, bottom: Floats, window: Window) -> Change:
    """Change of one series over another (shape: days each), from calm stretches and from single days.

    Few stretches lie beside each other in a short past, and their own scatter says little of the error: that of
    single days, with what each keeps of the day before, counts as `DAILY` stretches more.
    """
    change = window.log_change(top, bottom)
    logs = (residuals(top, window) - residuals(bottom, window))[: -window.length]
    if not change.known or len(logs) < 2 * WEEK:
        return change
    spread = _wander(logs) * len(logs) / (len(logs) - WEEK)
    single = spread * (1 / window.length + 1 / len(logs))
    held = window.apart
    error = np.sqrt((held * change.error**2 + DAILY * single) / (held + DAILY))
    return Change(change.size, float(error))


def lasting(calm: Floats) -> float:
    """How much wider sums of days wander than days that know nothing of each other (1 or more)."""
    centred = calm - calm.mean()
    power = float((centred**2).sum())
    memory = float(centred[1:] @ centred[:-1]) / power if power > 0 else 0.0
    memory = float(np.clip(memory, 0.0, STRONGEST))
    return (1 + memory) / (1 - memory)


def _wander(calm: Floats) -> float:
    """Variance of a day, times how much wider sums of days wander."""
    return float(np.var(calm)) * lasting(calm)
