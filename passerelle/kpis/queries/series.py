"""The kept points of a measure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from passerelle.kpis.models import Measure, RollUp


@dataclass(frozen=True, slots=True)
class Point:
    """The last day of a period and its value; None while the period is not whole in the data."""

    on: dt.date
    value: float | None


def points_of(raw: list[Any]) -> list[Point]:
    return [Point(dt.date.fromisoformat(point[0][:10]), point[1]) for point in raw]


def series(
    measure: Measure,
    start: dt.date | None = None,
    end: dt.date | None = None,
    *,
    dimension: str = "",
) -> list[Point]:
    """The points between two days, both included (one query)."""
    kept = RollUp.objects.filter(measure=measure, dimension=dimension).first()
    found = points_of(kept.points) if kept else []
    return [p for p in found if (not start or p.on >= start) and (not end or p.on <= end)]


def value_at(measure: Measure, on: dt.date) -> Point | None:
    """The last known value on or before a day."""
    known = [point for point in series(measure, end=on) if point.value is not None]
    return known[-1] if known else None
