"""A plain movement for worlds: the window after a given day against the same weekdays before it."""

from __future__ import annotations

import math

import numpy as np

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Movement
from passerelle.engine.explain.signals.windows import Window

SLACK = 1
"""Days by which the break may be misdated."""


def plain_movement(question: Question) -> Movement:
    """The movement since `question.since`, which must have a week before it. Normal law, no forecast."""
    days = question.reading.days
    if question.since is None:
        raise ValueError("a plain movement needs the day somebody asks about")
    start = days.index(question.since)
    window = Window.of(len(days), start)
    if window is None:
        raise ValueError("a plain movement needs a week before the day")
    reading = question.reading
    totals = None if reading.totals is None else reading.totals.sum(axis=1)
    change = window.log_change(reading.sums.sum(axis=1), totals)
    whole = question.reading.whole
    actual = float(np.nansum(whole[window.days]))
    expected = actual / math.exp(change.size)
    none = np.full(len(days), np.nan)
    edge = 1.96 * change.error
    return Movement(
        start=start,
        since=days[start],
        since_low=days[max(start - SLACK, 0)],
        since_high=days[min(start + SLACK, len(days) - 1)],
        shape="level",
        actual=actual,
        expected=expected,
        change=actual - expected,
        low=expected * (math.exp(change.size - edge) - 1),
        high=expected * (math.exp(change.size + edge) - 1),
        p=math.erfc(abs(change.z) / math.sqrt(2)),
        detectable=math.expm1(2.8 * change.error),
        forecast=none,
        low_band=none,
        high_band=none,
    )
