"""Did it move at all, since when and by how much, against what its own past lets expect."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.choosing import Candidate, chosen
from passerelle.engine.explain.answer.parting import parted
from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.answer.segments import partings
from passerelle.engine.explain.answer.shapes import Movement
from passerelle.engine.explain.answer.successions import folded
from passerelle.engine.explain.answer.where import moving
from passerelle.engine.explain.change.shapes import Shape, Since
from passerelle.engine.explain.change.since import dated
from passerelle.engine.explain.expect.movement import around
from passerelle.kernel.finding import Refusal

FEWEST = 28  # days: two weeks of past twice over
UNSURE = 0.05  # chance on calm days above which no date is told
LATELY = 14  # days looked at where no date stands out
SEARCHED = 60  # last days among which a break is sought, a third of the series at most


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

    Refuses fewer than 28 days, a measure that is expected at zero, or a date that leaves less than two
    weeks before it.
    """
    found = movements(question)
    return found if isinstance(found, Refusal) else found[0]


def movements(question: Question) -> tuple[Movement, tuple[Candidate, ...]] | Refusal:
    """The same, with the other movements of the last weeks where nobody named a day."""
    reading = question.reading
    if len(reading.days) < FEWEST:
        return Refusal("past-too-short", (f"at least {FEWEST} days",))
    found = _asked(question) if question.since else _sought(question)
    if isinstance(found, Refusal):
        return found
    when, others = found if isinstance(found, tuple) else (found, ())
    moved = _movement(reading, when)
    return moved if isinstance(moved, Refusal) else (moved, others)


def _asked(question: Question) -> When | Refusal:
    days = question.reading.days
    start = (question.since - days[0]).days if question.since else 0
    if not FEWEST // 2 <= start < len(days):
        earliest = days[FEWEST // 2].isoformat()
        return Refusal("date-outside", (f"a date from {earliest} to {days[-1].isoformat()}",))
    return When(start, start, start, Shape.LEVEL, 0.0)


def _sought(question: Question) -> tuple[When, tuple[Candidate, ...]] | Refusal:
    """The movement that matters most to whoever reads today, and the others; or else the last weeks as they
    come, which nobody chose for their size."""
    reading = question.reading
    whole = reading.whole
    first = len(whole) - min(SEARCHED, len(whole) // 3)
    since = _broken(reading, first)
    if isinstance(since, Refusal):
        return since
    found = [*_of_whole(question, since, first), *_of_segments(question, first)]
    if not found:
        start = len(whole) - LATELY
        return When(start, since.low, since.high, since.shape, 0.0), ()
    best, *others = chosen(question, found)
    p = 0.0 if best.where else since.p
    return When(best.begun, best.low, best.high, best.shape, p), tuple(others)


def _broken(reading: Reading, first: int) -> Since | Refusal:
    """The likeliest break of the whole among the last days, against what the days before them let expect."""
    whole = reading.whole
    calm = around(whole, reading.days, first)
    if isinstance(calm, Refusal):
        return calm
    told = calm.estimate
    found = dated(whole, told.forecast, scale=told.deviation, first=first)
    return found if isinstance(found, Refusal) else found.estimate


def _of_whole(question: Question, since: Since, first: int) -> list[Candidate]:
    """The break of the whole, or of the measure against another count of the same thing."""
    if since.p <= UNSURE:
        told = since
    elif beside := parted(question, first):
        told = beside
    else:
        return []
    reading, stop = question.reading, moving(question.reading, told.index).stop
    found = around(reading.whole[:stop], reading.days[:stop], told.index)
    if isinstance(found, Refusal) or not found.estimate.expected:
        return []
    seen = found.estimate
    p = max(told.p, seen.p) if told is since else told.p
    share = seen.change / seen.expected
    return [Candidate(told.index, told.low, told.high, told.shape, share, p)]


def _of_segments(question: Question, first: int) -> list[Candidate]:
    """Values that took the place of others are read as one with them."""
    read, successions = folded(question, first)
    place = {day: n for n, day in enumerate(question.reading.days)}
    told = [place[one.day] for one in successions]
    return [
        Candidate(one.index, one.low, one.high, Shape.LEVEL, one.share, one.p, one.where)
        for one in partings(read.reading, told=told)
    ]


def _movement(reading: Reading, when: When) -> Movement | Refusal:
    """Over the movement's days, four weeks at most."""
    days = moving(reading, when.start)
    found = around(reading.whole[: days.stop], reading.days[: days.stop], when.start)
    if isinstance(found, Refusal):
        return found
    told, actual = found.estimate, _over(reading, days)
    is_sum = reading.totals is None
    if not (np.isfinite(actual) and told.expected > 0 and (is_sum or told.actual > 0)):
        return Refusal("nothing-to-compare", ("values above zero before and after the movement",))
    # Of a ratio, days are not added: its own value over the window moved by the same share.
    unit = 1.0 if is_sum else actual / told.actual

    def shown(band: Floats) -> Floats:
        """Days after the movement's own have no expectation."""
        return np.concatenate([band, np.full(len(reading.days) - days.stop, np.nan)])

    return Movement(
        start=when.start,
        since=reading.days[when.start],
        since_low=reading.days[when.low],
        since_high=reading.days[when.high],
        shape=when.shape,
        actual=actual,
        expected=told.expected * unit,
        change=told.change * unit,
        low=told.change_low * unit,
        high=told.change_high * unit,
        p=max(told.p, when.p),
        detectable=min(told.detectable, 1.0),
        forecast=shown(told.forecast),
        low_band=shown(told.low),
        high_band=shown(told.high),
    )


def _over(reading: Reading, days: slice) -> float:
    total = float(reading.sums[days].sum())
    if reading.totals is None:
        return total
    below = float(reading.totals[days].sum())
    return total / below if below > 0 else math.nan
