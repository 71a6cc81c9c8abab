"""What is in progress at a date, and since when."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.flow.columns import Columns, days_between, instant
from passerelle.engine.flow.coverage import coverage
from passerelle.engine.flow.percentiles import percentiles
from passerelle.engine.flow.refusals import (
    FEWEST_ITEMS,
    NO_ITEMS,
    NO_START,
    TOO_FEW_IN_PROGRESS,
    refuse,
)
from passerelle.engine.flow.shapes import Durations, InProgress
from passerelle.kernel.finding import Finding, Refusal


def work_in_progress(columns: Columns, as_of: dt.datetime) -> Finding[InProgress] | Refusal:
    """The items started and not done at the date, oldest first."""
    known = columns.as_of(as_of)
    if not len(known):
        return refuse(NO_ITEMS)
    if np.isnat(known.started).all():
        return refuse(NO_START)
    ages = sorted(_ages(known, as_of), key=lambda pair: (-pair[1], pair[0]))
    return Finding(
        estimate=InProgress(len(ages), tuple(ages)),
        method="flow.work_in_progress",
        digest=columns.digest("work_in_progress", as_of),
        coverage=coverage(columns, as_of).share_started,
    )


def _ages(known: Columns, as_of: dt.datetime) -> list[tuple[str, float]]:
    going = ~np.isnat(known.started) & np.isnat(known.done)
    days = days_between(known.started[going], instant(as_of))
    return [(known.keys[i], float(d)) for i, d in zip(np.flatnonzero(going), days, strict=True)]


def age(columns: Columns, as_of: dt.datetime) -> Finding[Durations] | Refusal:
    """Elapsed days since their start of the items in progress at the date."""
    going = work_in_progress(columns, as_of)
    if isinstance(going, Refusal):
        return going
    if going.estimate.count < FEWEST_ITEMS:
        return refuse(TOO_FEW_IN_PROGRESS)
    days = np.array([days for _, days in going.estimate.ages])
    return Finding(
        estimate=Durations(len(days), float(days.mean()), percentiles(days)),
        method="flow.age",
        digest=columns.digest("age", as_of),
        coverage=going.coverage,
    )
