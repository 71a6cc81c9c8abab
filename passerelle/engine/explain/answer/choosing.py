"""Which movement an answer speaks of when nobody named a day: the likeliest to be real, large, recent and untold."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.engine.explain.answer.naming import Where, about
from passerelle.engine.explain.answer.question import Question

BELIEVED = 0.4
"""Chance that something happened lately, before anything is looked at."""
FADES = 21.0
"""Days after which a movement matters to its reader a third as much as on its first day."""
UNTOLD = 0.15
"""Part of its weight that a movement keeps where the calendar tells it already: one event in seven is not why."""
NEAR = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A movement that the answer could speak of. `where` is empty for the whole; `share` is that of the whole's
    value that it made; `p` its chance on calm days; `begun` the index of its first day."""

    begun: int
    low: int
    high: int
    shape: str
    share: float
    p: float
    where: Where = ()


def chosen(question: Question, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The one to speak of first, then the others by how much they matter."""
    return tuple(sorted(found, key=lambda one: -matters(question, one)))


def matters(question: Question, one: Candidate) -> float:
    """Chance that it is real, times the share of the measure that it moved, faded by its age."""
    age = len(question.reading.days) - 1 - one.begun
    weight = real(one.p) * abs(one.share) * math.exp(-age / FADES)
    return weight * UNTOLD if is_told(question, one) else weight


def real(p: float) -> float:
    """The largest chance that a p-value allows (Sellke, Bayarri and Berger, *American Statistician* 2001)."""
    p = min(max(p, 1e-300), 1.0)
    odds = BELIEVED / (1 - BELIEVED)
    if p < 1 / math.e:
        odds *= -1 / (math.e * p * math.log(p))
    return odds / (1 + odds)


def is_told(question: Question, one: Candidate) -> bool:
    """Whether an event about this segment began, or had just ended, where it parted."""
    days, cube = question.reading.days, question.reading.cube
    low, high = days[one.low] - NEAR, days[one.high] + NEAR
    return any(
        low <= day <= high
        for event in question.events
        if set(about(event, cube)) & set(one.where)
        for day in event.edges
    )
