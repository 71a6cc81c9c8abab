"""A measure by the values of one dimension."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.typography import quantity
from passerelle.kpis.models import Measure
from passerelle.kpis.queries.reading import text
from passerelle.kpis.store.rolling import value_of
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Part:
    """One value of the dimension over the period shown."""

    name: str
    is_rest: bool
    value_text: str
    share_text: str
    points: tuple[float | None, ...]


def breakdown(measure: Measure, parts: dict[str, list[Any]], *, days: int) -> list[Part]:
    """The parts over the last `days` of the data (all for 0), the heaviest first; at most twenty and the rest."""
    last = max((points[-1][0] for points in parts.values() if points), default="")
    start = (
        (dt.date.fromisoformat(last[:10]) - dt.timedelta(days=days)).isoformat()
        if last and days
        else ""
    )
    cut = {name: [p for p in points if p[0][:10] > start] for name, points in parts.items()}
    values = {name: over(measure.formula, points) for name, points in cut.items() if points}
    whole = sum(value for value in values.values() if value) if _adds_up(measure) else 0.0
    order = sorted(values, key=lambda name: (name == "", -(values[name] or 0.0)))
    return [
        Part(
            name=name or _("All the others"),
            is_rest=name == "",
            value_text=text(measure, values[name]),
            share_text=quantity(100 * (values[name] or 0) / whole, "%", lang(), decimals=0)
            if whole
            else "",
            points=tuple(point[1] for point in cut[name][-60:]),
        )
        for name in order
    ]


def _adds_up(measure: Measure) -> bool:
    return measure.formula in {"sum", "count", "last"}


def over(formula: str, points: list[Any]) -> float | None:
    """The measure over several periods: sums are summed, ratios divided once, a level is the last one."""
    if formula == "last":
        return points[-1][1] if points else None
    total = sum(point[2] or 0.0 for point in points)
    below = sum(point[3] or 0.0 for point in points)
    rows = sum(point[4] for point in points)
    return value_of(formula, total, below, rows, None)
