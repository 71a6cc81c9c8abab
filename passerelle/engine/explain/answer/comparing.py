"""Two snapshots without history: what differs, where, and what that alone can say of why."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.answer.shapes import Answer, Movement
from passerelle.engine.explain.answer.telling import missing, tell
from passerelle.engine.explain.cells.localise import localise
from passerelle.engine.explain.cells.shapes import Cube, Localisation
from passerelle.engine.explain.expect.shapes import half_band
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "why-compare"
LEVEL = 0.95
WIDE = 1.96
BAND = 0.8
DETECTED = 2.8  # standard errors that show four times in five
SNAPSHOTS = (dt.date(1, 1, 1), dt.date(1, 1, 2))
"""Two periods of no known date stand as two days; nothing that reads dates can speak of them."""


def compare(
    cube: Cube,
    before: Floats,
    now: Floats,
    before_totals: Floats | None = None,
    now_totals: Floats | None = None,
) -> Finding[Answer] | Refusal:
    """What moved from `before` to `now` (shape: leaves; with totals, a ratio of the two sums).

    How far leaves usually wander is read from the leaves that did not move. Refuses what `localise`
    refuses, and a ratio without its totals in both periods.
    """
    reading = _reading(cube, (before, now), (before_totals, now_totals))
    if isinstance(reading, Refusal):
        return reading
    expected = _expected(reading)
    located = localise(cube, reading.sums[1], expected, counted=True)
    if isinstance(located, Refusal):
        return located
    moved = _movement(reading, expected, located.estimate)
    question = Question(reading)
    return Finding(
        tell(question, moved, located.estimate),
        METHOD,
        question.digest(),
        interval=Interval(moved.low, moved.high, LEVEL),
        assumptions=(*located.assumptions, Assumption("snapshots-alike", None)),
        would_change=("unseen:history", *missing(question)),
    )


def _reading(
    cube: Cube, sums: tuple[Floats, Floats], totals: tuple[Floats | None, Floats | None]
) -> Reading | Refusal:
    was, now = totals
    if (was is None) != (now is None):
        return Refusal("totals-missing", ("the total in both periods",))
    if was is None or now is None:
        return Reading(SNAPSHOTS, cube, np.stack(sums))
    if min(was.sum(), now.sum()) <= 0:
        return Refusal("too-few-trials", ("a total above zero in both periods",))
    return Reading(SNAPSHOTS, cube, np.stack(sums), np.stack([was, now]))


def _expected(reading: Reading) -> Floats:
    """A sum: what it was. A ratio: today's total at yesterday's ratio, the whole's where a leaf had none."""
    was: Floats = reading.sums[0]
    if reading.totals is None:
        return was
    totals = reading.totals
    whole = was.sum() / totals[0].sum()
    rates = np.divide(was, totals[0], out=np.full(len(was), whole), where=totals[0] > 0)
    expected: Floats = totals[1] * rates
    return expected


def _movement(reading: Reading, expected: Floats, cells: Localisation) -> Movement:
    was, now = (float(value) for value in reading.whole)
    scale = 1.0 if reading.totals is None else float(reading.totals[1].sum())
    error = max(cells.noise * math.sqrt(float((expected**2).sum())) / scale, 1e-12)
    change, half = now - was, half_band(BAND) * error
    return Movement(
        start=1,
        since=None,
        since_low=None,
        since_high=None,
        shape="level",
        actual=now,
        expected=was,
        change=change,
        low=change - WIDE * error,
        high=change + WIDE * error,
        p=math.erfc(abs(change) / error / math.sqrt(2)),
        detectable=min(DETECTED * error / abs(was), 1.0) if was else 1.0,
        forecast=np.array([np.nan, was]),
        low_band=np.array([np.nan, was - half]),
        high_band=np.array([np.nan, was + half]),
    )
