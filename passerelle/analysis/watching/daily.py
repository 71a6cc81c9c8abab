"""A measure shown by the week or the month, read by the day from its files where they hold days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from passerelle.analysis.models import DailyReading
from passerelle.analysis.queries.movement import whole
from passerelle.jobs.running import publishing
from passerelle.kernel.finding import Refusal
from passerelle.kpis.models import Measure

Days = list[list[Any]] | None

LAST_HOUR = 23
SHAPE = 1  # grows when what is kept changes shape or sense
COARSE = {Measure.Cadence.WEEK, Measure.Cadence.MONTH, Measure.Cadence.QUARTER}


def by_day(measure: Measure, *, roll_up: int) -> Days:
    """[ISO day, value], a day without a row left out; None where its own points are what there is to read.

    `roll_up` is the key of its roll-up, which is replaced whenever its values change: its files are read
    once beside each. The last value of a period is no sum of days, and stays with its period.
    """
    if measure.cadence not in COARSE or measure.formula == Measure.Formula.LAST:
        return None
    beside = f"{SHAPE}.{roll_up}"
    kept = DailyReading.objects.filter(measure=measure, beside=beside).first()
    return kept.points if kept else _keep(measure, beside, _read(measure))


def _keep(measure: Measure, beside: str, points: Days) -> Days:
    facts = {"beside": beside, "points": points}
    with publishing():
        DailyReading.objects.update_or_create(measure=measure, defaults=facts)
    return points


def _read(measure: Measure) -> Days:
    found = whole(measure)
    if isinstance(found, Refusal) or found.counts is None:
        return None
    known = found.counts.sum(axis=1) > 0
    unfinished = _first_unfinished(measure)
    known &= np.array([day < unfinished for day in found.days])
    told = zip(found.days, found.whole.tolist(), known.tolist(), strict=True)
    # Sums of floats depend on their order in the last figures: twelve tell the data apart.
    return [
        [day.isoformat(), float(f"{v:.12g}")] for day, v, is_known in told if is_known and v == v
    ]


def _first_unfinished(measure: Measure) -> dt.date:
    """The day that the files do not hold to its end: an afternoon of hours is no day."""
    last: dt.datetime | None = (
        measure.loads.order_by("-last").values_list("last", flat=True).first()
    )
    if last is None:
        return dt.date.max
    is_whole = last.time() == dt.time() or last.hour >= LAST_HOUR
    return last.date() + dt.timedelta(days=int(is_whole))
