"""The points of one measure as its page shows them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.kernel.typography import short_date
from passerelle.kpis.coarser import coarsen, is_typed, period_end
from passerelle.kpis.models import Measure, RollUp, TypedValue
from passerelle.kpis.queries.reading import text
from passerelle.ui.language import lang

TABLE = 100


def raw(measure: Measure) -> list[Any]:
    """The kept points, one query."""
    kept = RollUp.objects.filter(measure=measure, dimension="").values_list("points", flat=True)
    return kept.first() or []


def at(measure: Measure, points: list[Any], cadence: str) -> list[Any]:
    """The points at a coarser cadence; as they are without one."""
    if not cadence:
        return points
    return coarsen(points, formula=measure.formula, fine=measure.cadence, cadence=cadence)


def within(points: list[Any], days: int) -> list[Any]:
    """The points of the last `days` before the last one; all of them for 0."""
    if not points or not days:
        return points
    start = dt.date.fromisoformat(points[-1][0][:10]) - dt.timedelta(days=days)
    return [point for point in points if point[0] >= start.isoformat()]


def table(measure: Measure, points: list[Any], *, cadence: str) -> list[dict[str, Any]]:
    """The last hundred, the newest first; what was typed by hand is marked, with its note and who."""
    typed: dict[str, TypedValue] = {}
    if not cadence:
        for row in measure.typed_values.select_related("by"):
            typed[period_end(row.on, measure.cadence).isoformat()] = row
    return [
        {
            "day": _when(point[0]),
            "value": text(measure, point[1]),
            "typed": typed.get(point[0]) if is_typed(point) else None,
        }
        for point in reversed(points[-TABLE:])
    ]


def _when(iso: str) -> str:
    day = short_date(dt.date.fromisoformat(iso[:10]), lang(), year=True)
    return f"{day} {iso[11:16]}" if "T" in iso else day
