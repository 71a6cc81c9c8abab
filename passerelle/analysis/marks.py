"""The days on which a measure moved, found once for each roll-up and kept for the chart of its page."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from passerelle.analysis.models import Movement
from passerelle.analysis.queries.movement import whole
from passerelle.engine.explain.answer.moving import FEWEST, UNSURE, movement
from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.change.points import change_points
from passerelle.engine.explain.change.shapes import Break, Changes, Shape
from passerelle.engine.explain.expect.movement import around
from passerelle.engine.explain.expect.shapes import half_band
from passerelle.kernel.finding import Refusal
from passerelle.kpis.models import Measure

KEPT = 12
LEAVES = 0.8  # share of calm days within the band that the first days of a level are to leave
ODD = 4.0  # standard deviations for a single day: a public holiday that is expected is none
FIRST_DAYS = 3
CLOSE = 5  # days within which two findings are one movement


@dataclass(frozen=True, slots=True)
class Mark:
    """`share` is the jump as a share of what was there before; None for a slope that turned."""

    on: dt.date
    shape: str
    share: float | None
    weight: float

    @property
    def kept(self) -> list[object]:
        return [self.on.isoformat(), self.shape, self.share]


def marks(measure: Measure) -> list[Mark]:
    """Changes that its past and the calendar did not let expect, the movement of the last weeks, those of the watch.

    In order of date, the twelve clearest; none where a day cannot be asked about.
    """
    reading = whole(measure)
    if isinstance(reading, Refusal) or len(reading.days) < FEWEST:
        return []
    found = [*_changes(reading), *_latest(reading), *_watched(measure, reading)]
    apart = [m for n, m in enumerate(found) if not _is_told(m, found[n + 1 :])]
    clearest = sorted(apart, key=lambda mark: -mark.weight)[:KEPT]
    return sorted(clearest, key=lambda mark: mark.on)


def _is_told(mark: Mark, others: list[Mark]) -> bool:
    return any(abs((mark.on - other.on).days) <= CLOSE for other in others)


def _changes(reading: Reading) -> list[Mark]:
    """Those of the whole series, less what was to be expected of that day."""
    values = reading.whole
    found, calm = change_points(values), around(values, reading.days, len(values) - 1)
    if isinstance(found, Refusal) or isinstance(calm, Refusal):
        return []
    told = calm.estimate
    away = (values - told.forecast) / told.deviation
    return [
        Mark(reading.days[b.index], str(b.shape), _share(b, values, found.estimate), b.nats)
        for b in found.estimate.breaks
        if b.index >= FEWEST // 2 and _is_unexpected(b, away)
    ]


def _is_unexpected(found: Break, away: Floats) -> bool:
    """A slope turns too slowly to leave the band of a day; where nothing was expected yet, nothing is said."""
    if found.shape is Shape.TREND:
        return True
    days = away[found.index : found.index + FIRST_DAYS]
    if found.shape is Shape.POINT:
        return bool(abs(days[0]) > ODD)
    known = days[np.isfinite(days)]
    return bool(len(known) and abs(known.mean()) > half_band(LEAVES))


def _share(found: Break, values: Floats, changes: Changes) -> float | None:
    if found.shape is Shape.TREND:
        return None
    if changes.logarithm:
        return round(float(np.expm1(found.size)), 4)
    before = values[max(0, found.index - FEWEST) : found.index]
    known = before[np.isfinite(before)]
    middle = float(np.median(known)) if len(known) else 0.0
    return round(found.size / abs(middle), 4) if middle else None


def _latest(reading: Reading) -> list[Mark]:
    """What the answer finds when no day is named, where it is more than calm days make."""
    found = movement(Question(reading))
    if isinstance(found, Refusal) or found.p > UNSURE or found.since is None:
        return []
    share = round(found.change / found.expected, 4) if found.expected else None
    return [Mark(found.since, str(found.shape), share, -float(np.log(max(found.p, 1e-12))))]


def _watched(measure: Measure, reading: Reading) -> list[Mark]:
    """What was told to people stands on the chart, whatever its size."""
    rows = measure.movements.exclude(ending=Movement.Ending.RESTATED)
    first, last = reading.days[FEWEST // 2], reading.days[-1]
    return [
        Mark(row.since, row.shape, row.change, math.inf)
        for row in rows.filter(since__gte=first, since__lte=last).order_by("since")[:KEPT]
    ]
