"""What the watch reads: the measures to watch, their series, their shares of the budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from passerelle.analysis.models import Watch
from passerelle.analysis.watching.daily import by_day
from passerelle.analysis.watching.parting import SHARE
from passerelle.analysis.watching.raising import Raised, first_watched, raised
from passerelle.analysis.watching.series import Series, read
from passerelle.kernel.digest import digest
from passerelle.kernel.finding import Refusal
from passerelle.kpis.models import DatedEvent, Measure, RollUp
from passerelle.kpis.queries.events import concerning
from passerelle.people.queries import company

Direction = Measure.Direction


@dataclass(slots=True)
class Round:
    """One reading of everything. `raised` holds what stands out, by measure; `points` the values it was read in."""

    measures: dict[int, Measure]
    watches: dict[int, Watch]
    series: dict[int, Series] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    points: dict[int, list[Any]] = field(default_factory=dict)
    raised: dict[int, list[Raised]] = field(default_factory=dict)


def look() -> Round:
    """Read every measure that is watched and judge them together; nothing is written but a cache of days."""
    measures = {m.pk: m for m in Measure.objects.filter(archived_at=None)}
    watches = {w.measure_id: w for w in Watch.objects.filter(measure__in=measures)}
    found = Round(measures, watches)
    wanted = [pk for pk in measures if watch_of(found, pk).is_watched]
    for pk, roll_up, points in _points(wanted):
        _read(found, pk, roll_up, points)
    for pk in wanted:
        if pk not in found.series:
            found.refused.setdefault(pk, "no-values")
    weights = {pk: watch_of(found, pk).weight for pk in found.series}
    budget = (1 - SHARE) * company().false_alarms  # the rest is for segments
    told = raised(found.series, weights=weights, budget=budget)
    found.raised = {pk: [a for a in alerts if matters(found, pk, a)] for pk, alerts in told.items()}
    return found


def watch_of(round: Round, pk: int) -> Watch:
    return round.watches.get(pk) or Watch(measure=round.measures[pk])


def matters(round: Round, pk: int, alert: Raised) -> bool:
    """Whether this way is one that was asked for; a measure without a good side has no bad one."""
    watch, direction = watch_of(round, pk), round.measures[pk].direction
    if watch.side == Watch.Side.BOTH or direction == Direction.NONE:
        return True
    return alert.is_rise == (direction == Direction.DOWN)


def seal(round: Round, pk: int, until: dt.date) -> str:
    """Changes whenever a value on or before that day does."""
    measure, end = round.measures[pk], until.isoformat()
    past = [point for point in round.points[pk] if point[0][:10] <= end]
    return digest([measure.formula, measure.cadence, past])


def holidays_of(measure: Measure) -> frozenset[dt.date]:
    """Days that the company's own calendar names as holidays for it."""
    rows = DatedEvent.objects.filter(concerning(measure), kind=DatedEvent.Kind.HOLIDAY)
    return frozenset(
        row.on + dt.timedelta(days=n)
        for row in rows
        for n in range(min(((row.end or row.on) - row.on).days, 366) + 1)
    )


def _points(pks: list[int]) -> Iterable[tuple[int, int, Any]]:
    rows = RollUp.objects.filter(measure__in=pks, dimension="").order_by("measure_id")
    return rows.values_list("measure_id", "pk", "points").iterator(chunk_size=50)


def _read(round: Round, pk: int, roll_up: int, points: list[Any]) -> None:
    measure = round.measures[pk]
    days = by_day(measure, roll_up=roll_up)
    points = points if days is None else days
    found = read(
        points, formula=measure.formula, cadence=measure.cadence if days is None else "day"
    )
    if isinstance(found, Refusal):
        round.refused[pk] = found.code
    elif first_watched(found) is None:
        round.refused[pk] = "past-too-short"
    else:
        round.series[pk] = found
        round.points[pk] = [point[:2] for point in points]
