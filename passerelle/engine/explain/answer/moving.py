"""Did it move at all, since when and by how much, against what its own past lets expect."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from passerelle.engine.explain.answer.outlook import outlook
from passerelle.engine.explain.answer.question import Question, Reading
from passerelle.engine.explain.answer.shapes import Movement
from passerelle.engine.explain.change.shapes import Shape
from passerelle.engine.explain.change.since import dated
from passerelle.engine.explain.signals.windows import Change, Window, chance, student
from passerelle.kernel.finding import Refusal

FEWEST = 28  # days: two weeks of past twice over
SEARCHED = 60  # last days among which a break is sought, a third of the series at most
LEVEL = 0.95
POWER = 0.80


@dataclass(frozen=True, slots=True)
class When:
    """The first index of the window, the interval of the break, its shape, and its chance on calm days."""

    start: int
    low: int
    high: int
    shape: str
    p: float


def movement(question: Question) -> Movement | Refusal:
    """The movement of the last weeks, or of the days from `question.since` on.

    Refuses fewer than 28 days, a measure that is not above zero, or a date that leaves less than two
    weeks before it.
    """
    reading = question.reading
    if len(reading.days) < FEWEST:
        return Refusal("past-too-short", (f"at least {FEWEST} days",))
    when = _asked(question) if question.since else _sought(reading)
    if isinstance(when, Refusal):
        return when
    window = Window.of(len(reading.days), when.start)
    if window is None:
        return Refusal("past-too-short", ("a whole week before the movement",))
    totals = None if reading.totals is None else reading.totals.sum(axis=1)
    moved = window.log_change(reading.sums.sum(axis=1), totals)
    if not moved.known:
        return Refusal("nothing-to-compare", ("values above zero before and after the movement",))
    return _movement(reading, when, window, moved)


def _asked(question: Question) -> When | Refusal:
    days = question.reading.days
    start = (question.since - days[0]).days if question.since else 0
    if not FEWEST // 2 <= start < len(days):
        earliest = days[FEWEST // 2].isoformat()
        return Refusal("date-outside", (f"a date from {earliest} to {days[-1].isoformat()}",))
    return When(start, start, start, str(Shape.LEVEL), 0.0)


def _sought(reading: Reading) -> When | Refusal:
    """The likeliest break among the last days."""
    whole = reading.whole
    first = len(whole) - min(SEARCHED, len(whole) // 3)
    calm = outlook(reading, first)
    found = dated(whole, calm.expected, scale=calm.scale, first=first)
    if isinstance(found, Refusal):
        return found
    since = found.estimate
    return When(since.index, since.low, since.high, str(since.shape), since.p)


def _movement(reading: Reading, when: When, window: Window, moved: Change) -> Movement:
    actual = _over(reading, window.days)
    expected = actual / math.exp(moved.size)
    spread = student(LEVEL, window.calm)
    edges = sorted(
        actual - actual / math.exp(moved.size + side * spread * moved.error) for side in (-1, 1)
    )
    seen = outlook(reading, when.start)
    return Movement(
        start=when.start,
        since=_day(reading, when.start),
        since_low=_day(reading, when.low),
        since_high=_day(reading, when.high),
        shape=when.shape,
        actual=actual,
        expected=expected,
        change=actual - expected,
        low=edges[0],
        high=edges[1],
        p=max(chance(moved.z, window.calm), when.p),
        detectable=1 - math.exp(-(spread + student(2 * POWER - 1, window.calm)) * moved.error),
        forecast=seen.expected,
        low_band=seen.low,
        high_band=seen.high,
    )


def _over(reading: Reading, days: slice) -> float:
    total = float(reading.sums[days].sum())
    return total if reading.totals is None else total / float(reading.totals[days].sum())


def _day(reading: Reading, index: int) -> dt.date:
    return reading.days[index]
