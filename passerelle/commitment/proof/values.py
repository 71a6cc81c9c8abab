"""The values of a measure as a proof reads them, and what bounds the weeks that can be told of one delivery."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from passerelle.analysis.watching.daily import by_day
from passerelle.commitment.proof.weeks import Days
from passerelle.kernel.finding import Refusal
from passerelle.kpis.coarser import coarsen
from passerelle.kpis.models import Definition, Measure, RollUp
from passerelle.roadmap.models import Initiative

SUMS = {Measure.Formula.SUM, Measure.Formula.COUNT}
TOGETHER = dt.timedelta(days=14)
PERIOD = {"hour": 1 / 24, "day": 1.0, "month": 30.4375, "quarter": 91.3125}  # in days


def days_of(measure: Measure) -> Days | Refusal:
    """Its values by day, or by week where its files hold nothing finer."""
    kept = RollUp.objects.filter(measure=measure, dimension="").first()
    if kept is None or not kept.points:
        return Refusal("no-values", ("a file of values",))
    points: list[Any] = kept.points
    cadence = measure.cadence
    if cadence == "hour":
        points = coarsen(points, formula=measure.formula, fine="hour", cadence="day")
    elif cadence in {"month", "quarter"}:
        finer = by_day(measure, roll_up=kept.pk)
        if finer is None:
            return Refusal("days-needed", ("values by day or by week",))
        points = finer
    known = {
        dt.date.fromisoformat(point[0][:10]): (float(point[1]), _weight(measure, point))
        for point in points
        if point[1] is not None
    }
    is_sum = measure.formula in SUMS
    scale = PERIOD.get(cadence, 1.0) if is_sum and cadence != "week" else 1.0
    return Days(known, cadence == "week", is_sum, scale)


def _weight(measure: Measure, point: list[Any]) -> float | None:
    """A ratio weighs as its denominator: a Sunday with ten visits is no Monday."""
    if measure.formula == Measure.Formula.RATIO and len(point) > 3 and point[3] is not None:
        return float(point[3])
    return None


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which day and until which day the measure can tell this delivery; `by`: who shares it."""

    since: dt.date | None
    until: dt.date
    by: tuple[str, ...] = ()


def bounds(
    initiative: Initiative, measure: Measure, *, on: dt.date, until: dt.date
) -> Bounds | Refusal:
    """Refused where another initiative was delivered on the same measure within two weeks."""
    others = Initiative.objects.filter(success_measure=measure, state=Initiative.State.DELIVERED)
    near = others.exclude(pk=initiative.pk).exclude(delivered_on=None)
    days = {row.code: row.delivered_on for row in near if row.delivered_on}
    together = tuple(sorted(code for code, day in days.items() if abs(day - on) <= TOGETHER))
    if together:
        return Refusal("delivered-together", together)
    nexts = [day for day in days.values() if on < day <= until]
    changed = _changes(measure)
    nexts += [day for day in changed if on < day <= until]
    since = max((day for day in changed if day <= on), default=None)
    end = min((day - dt.timedelta(days=1) for day in nexts), default=until)
    return Bounds(since, end)


def _changes(measure: Measure) -> list[dt.date]:
    """The days on which its definition changed: the first one began it."""
    days = Definition.objects.filter(measure=measure).order_by("since")
    return list(days.values_list("since", flat=True))[1:]
