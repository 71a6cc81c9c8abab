"""The last value of each key result: from the measure it follows, or from its last check-in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from passerelle.kpis.models import Measure, RollUp
from passerelle.kpis.queries.series import series
from passerelle.strategy.course import Reading
from passerelle.strategy.queries.fact import Plan
from passerelle.strategy.queries.said import Said


def readings(
    plans: Iterable[Plan], *, said: Mapping[int, Said], today: dt.date
) -> dict[int, Reading]:
    """The reading of each key result that has one, by its id; `said`: the last check-ins with a value."""
    follows = {plan.pk: plan.measure_id for plan in plans}
    measured = of_measures({pk for pk in follows.values() if pk is not None}, today=today)
    found: dict[int, Reading] = {}
    for pk, measure in follows.items():
        entered = said.get(pk)
        if measure is not None:
            if measure in measured:
                found[pk] = measured[measure]
        elif entered is not None and entered.value is not None:
            found[pk] = Reading(entered.value, entered.on)
    return found


def of_measures(ids: Collection[int], *, today: dt.date) -> dict[int, Reading]:
    """The last value on or before `today` of each of these measures, by its id, in one query."""
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
