"""The last value of each key result: from the measure it follows, or from its last check-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from passerelle.kpis.models import Measure, RollUp
from passerelle.kpis.queries.reading import FRESH
from passerelle.kpis.queries.series import series
from passerelle.strategy.course import STALE_CADENCES, Reading
from passerelle.strategy.models import CheckIn, KeyResult


def fresh_days(row: KeyResult) -> int:
    """How old a value may be and still speak for today."""
    if row.measure is not None:
        return FRESH[row.measure.cadence]
    return STALE_CADENCES * row.cadence_days


def readings(
    rows: Iterable[KeyResult], *, check_ins: dict[int, CheckIn], today: dt.date
) -> dict[int, Reading]:
    """The reading of each key result that has one, by its id; `check_ins` are the last with a value."""
    rows = list(rows)
    measured = of_measures([row.measure for row in rows if row.measure], today=today)
    found: dict[int, Reading] = {}
    for row in rows:
        entered = check_ins.get(row.pk)
        if row.measure_id is not None:
            if row.measure_id in measured:
                found[row.pk] = measured[row.measure_id]
        elif entered is not None and entered.value is not None:
            found[row.pk] = Reading(entered.value, entered.on)
    return found


def of_measures(measures: Iterable[Measure], *, today: dt.date) -> dict[int, Reading]:
    """The last value on or before `today` of each measure, by its id, in one query."""
    ids = {measure.pk for measure in measures}
    if not ids:
        return {}
    found: dict[int, Reading] = {}
    column = "points" if today < timezone.localdate() else "recent"  # the past may lie further back
    kept = RollUp.objects.filter(measure__in=ids, dimension="").values_list("measure_id", column)
    for measure, points in kept:
        last = next(_known(points, today), None)
        if last is not None:
            found[measure] = last
    return found


def _known(points: list[Any], today: dt.date) -> Iterator[Reading]:
    """The values known on that day, the last first."""
    for on, value in (point[:2] for point in reversed(points)):
        if value is not None and (day := dt.date.fromisoformat(on[:10])) <= today:
            yield Reading(value, day)


def series_of(measure: Measure, *, first: dt.date, last: dt.date) -> list[tuple[dt.date, float]]:
    """The values of a measure between two days, both included."""
    points = series(measure, first, last)
    return [(point.on, point.value) for point in points if point.value is not None]
