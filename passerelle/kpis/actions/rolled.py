"""Rolling a measure up again after anything that changes its values."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from passerelle.kpis import store
from passerelle.kpis.models import Measure, RollUp, TypedValue


@transaction.atomic
def refresh(measure: Measure) -> None:
    """Replace the roll-ups of a measure: from its loads, then the values typed by hand, which win."""
    paths = list(measure.loads.order_by("at", "id").values_list("path", flat=True))
    rolled = store.roll_up(
        paths,
        formula=measure.formula,
        cadence=measure.cadence,
        dimensions=measure.dimensions,
    )
    RollUp.objects.filter(measure=measure).delete()
    points = _with_typed(measure, rolled.points)
    RollUp.objects.bulk_create(
        [
            RollUp(measure=measure, dimension="", points=points),
            *(RollUp(measure=measure, dimension=name, points=by) for name, by in rolled.by.items()),
        ]
    )


def _with_typed(measure: Measure, points: list[Any]) -> list[Any]:
    found = {point[0]: point for point in points}
    for typed in TypedValue.objects.filter(measure=measure):
        on = period_end(typed.on, measure.cadence).isoformat()
        found[on] = [on, typed.value, None, None, 0]
    return [found[on] for on in sorted(found)]


def period_end(day: dt.date, cadence: str) -> dt.date:
    """The last day of the period that holds `day`."""
    if cadence == "week":
        return day + dt.timedelta(days=6 - day.weekday())
    if cadence in {"month", "quarter"}:
        months = 1 if cadence == "month" else 3 - (day.month - 1) % 3
        index = day.year * 12 + day.month - 1 + months
        return dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)
    return day
