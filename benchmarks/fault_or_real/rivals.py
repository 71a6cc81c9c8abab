"""What one does without us: a page of rules, and an alert on z-scores."""

from __future__ import annotations

import datetime as dt

import numpy as np

from benchmarks.fault_or_real.score import Scored
from passerelle.engine.explain.answer.question import Floats, Happening, Question
from passerelle.engine.explain.answer.shapes import Verdict

MOVED = 0.03
TWICE = 2.0
DAYS = 3
Z = 2.0
OURS = (Happening.RELEASE, Happening.CAMPAIGN, Happening.PRICE, Happening.EXPERIMENT)


def rules(question: Question, truth: Verdict) -> Scored:
    """Week on week under 3 %: noise. A load column that doubles: fault. An event within three days: its
    side. A ratio without either: other people. A fault and an event: several."""
    said = _rules(question)
    return Scored(truth, said, said, 1.0)


def _rules(question: Question) -> Verdict:
    start = question.reading.days.index(question.since or question.reading.days[-1])
    whole = question.reading.whole
    if abs(np.nanmean(whole[start:]) / np.nanmean(whole[start - 28 : start]) - 1) < MOVED:
        return Verdict.NOISE
    fault = any(_doubled(column, start) for column in _columns(question))
    fault = fault or len(set(question.loads.schema[start - 1 : start + 2])) > 1
    near = [
        e
        for e in question.events
        if abs(e.day - question.reading.days[start]) <= dt.timedelta(DAYS)
    ]
    if fault:
        return Verdict.SEVERAL if near else Verdict.FAULT
    if near:
        return Verdict.OWN if any(e.kind in OURS for e in near) else Verdict.OUTSIDE
    return Verdict.MIX if question.reading.totals is not None else Verdict.CANNOT_TELL


def _columns(question: Question) -> list[Floats]:
    loads = question.loads
    known = [loads.duplicates, loads.nulls, loads.unknowns, loads.delay]
    return [column for column in known if column is not None]


def _doubled(column: Floats, start: int) -> bool:
    return bool(column[start:].mean() > TWICE * max(column[start - 28 : start].mean(), 1e-9))


def z_score(question: Question, truth: Verdict) -> Scored:
    """A day of the window further than two standard deviations from its weekday: it says fault, else noise."""
    start = question.reading.days.index(question.since or question.reading.days[-1])
    values = question.reading.whole
    out = [alarm(values, day, z=Z) for day in range(start, len(values))]
    said = Verdict.FAULT if np.mean(out) > 0.2 else Verdict.NOISE
    return Scored(truth, said, said, 1.0)


def alarm(values: Floats, day: int, *, z: float) -> bool:
    """Whether a day falls `z` standard deviations from the eight same weekdays before it."""
    past = values[day - 56 : day : 7]
    return bool(abs(values[day] - past.mean()) > z * past.std(ddof=1))
