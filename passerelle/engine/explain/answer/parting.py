"""Since when does the measure part from what should follow it? What the whole is too unsteady to date, this may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question, Role
from passerelle.engine.explain.change.shapes import Shape, Since
from passerelle.engine.explain.change.since import dated
from passerelle.engine.explain.signals.windows import Window
from passerelle.engine.explain.signals.witnesses import like
from passerelle.kernel.finding import Finding

RARE = 0.001
"""Chance, over all the series looked at, above which no date is told."""
PAST = 180
"""Days that are looked at."""
LATEST = 4
"""Days from the end in which a break is not told yet."""


def parted(question: Question, first: int) -> Since | None:
    """The surest break, from index `first` on, of the measure against another count of the same thing.

    `p` holds for all the series looked at.
    """
    begin = max(len(question.reading.days) - PAST, 0)
    return _surest(_counts(question, begin, first), begin, first)


def _surest(looked: Sequence[Floats], begin: int, first: int) -> Since | None:
    told = [since for since in (_break(apart, first - begin) for apart in looked) if since]
    best = min(told, key=lambda since: (since.p, -since.nats), default=None)
    if best is None or best.p * len(looked) > RARE:
        return None
    return replace(
        best,
        index=best.index + begin,
        low=best.low + begin,
        high=best.high + begin,
        p=best.p * len(looked),
    )


def _break(apart: Floats, first: int) -> Since | None:
    found = dated(apart, np.zeros(len(apart)), first=first)
    if not isinstance(found, Finding) or found.estimate.shape is Shape.POINT:
        return None
    return found.estimate if found.estimate.index < len(apart) - LATEST else None


def _counts(question: Question, begin: int, first: int) -> list[Floats]:
    """How far the measure falls from each other count of the same thing."""
    reading, window = question.reading, Window.of(len(question.reading.days), first)
    if window is None:
        return []
    own = reading.sums.sum(axis=1)
    below = 1.0 if reading.totals is None else reading.totals.sum(axis=1)
    others = [
        like(question, witness, window) * below
        for witness in question.witnesses
        if witness.role is Role.INDEPENDENT
    ]
    return [_distance(own[begin:], other[begin:], first - begin) for other in others]


def _distance(own: Floats, others: Floats, first: int) -> Floats:
    """Day by day, in roots of what was expected; what is usual is read before `first`. Days that let nothing
    expect are not numbers."""
    known = np.isfinite(own) & np.isfinite(others)
    past = known & (np.arange(len(own)) < first)
    usual = float(own[past].sum()) / max(float(others[past].sum()), 1e-9)
    expected = np.where(known & (usual * others > 0), usual * others, np.nan)
    apart: Floats = (own - expected) / np.sqrt(expected)
    return apart
