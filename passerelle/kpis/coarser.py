"""From a fine cadence to a coarser one, exactly: kept points are put together, values are never averaged. Pure.

Weeks do not nest in months, so nothing is offered above a week.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

Raw = list[Any]  # [ISO day or hour, value, numerator, denominator, rows]
ABOVE: dict[str, tuple[str, ...]] = {
    "hour": ("day", "week", "month", "quarter"),
    "day": ("week", "month", "quarter"),
    "week": (),
    "month": ("quarter",),
    "quarter": (),
}


def period_end(day: dt.date, cadence: str) -> dt.date:
    """The last day of the period that holds `day`."""
    if cadence == "week":
        return day + dt.timedelta(days=6 - day.weekday())
    if cadence in {"month", "quarter"}:
        months = 1 if cadence == "month" else 3 - (day.month - 1) % 3
        index = day.year * 12 + day.month - 1 + months
        return dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)
    return day


def period_start(end: dt.date, cadence: str) -> dt.date:
    """The first day of the period that ends on `end`."""
    if cadence == "week":
        return end - dt.timedelta(days=6)
    if cadence in {"month", "quarter"}:
        return end.replace(day=1, month=end.month - (2 if cadence == "quarter" else 0))
    return end


def is_typed(point: Sequence[Any]) -> bool:
    """Whether a person typed it: no row of a file stands behind."""
    return len(point) > 4 and point[4] == 0 and point[2] is None


def coarsen(points: Sequence[Raw], *, formula: str, fine: str, cadence: str) -> list[Raw]:
    """The same series at a coarser cadence; a sum or a count of a period that is not whole has no value."""
    if not points:
        return []
    groups: dict[dt.date, list[Raw]] = {}
    for point in points:
        day = dt.date.fromisoformat(point[0][:10])
        groups.setdefault(period_end(day, cadence), []).append(point)
    first, last = _begins(points[0], fine), _stops(points[-1], fine)
    return [
        _together(
            end,
            parts,
            formula=formula,
            is_whole=_midnight(period_start(end, cadence)) >= first
            and _midnight(end + dt.timedelta(days=1)) <= last,
        )
        for end, parts in sorted(groups.items())
    ]


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _begins(point: Raw, fine: str) -> dt.datetime:
    if "T" in point[0]:
        return dt.datetime.fromisoformat(point[0])
    return _midnight(period_start(dt.date.fromisoformat(point[0][:10]), fine))


def _stops(point: Raw, fine: str) -> dt.datetime:
    if "T" in point[0]:
        return dt.datetime.fromisoformat(point[0]) + dt.timedelta(hours=1)
    return _midnight(dt.date.fromisoformat(point[0][:10]) + dt.timedelta(days=1))


def _together(end: dt.date, parts: list[Raw], *, formula: str, is_whole: bool) -> Raw:
    totals, below, rows = _sums(parts, formula)
    value: float | None
    if formula == "last":
        known = [part[1] for part in parts if part[1] is not None]
        value = known[-1] if known else None
    elif formula == "mean":
        value = totals / rows if rows else None
    elif formula == "ratio":
        value = None if any(map(is_typed, parts)) or not below else totals / below
    else:
        values = [part[1] for part in parts]
        value = sum(values) if is_whole and None not in values else None
    return [end.isoformat(), value, totals, below, rows]


def _sums(parts: list[Raw], formula: str) -> tuple[float, float, int]:
    """Numerators, denominators, rows; a typed value weighs as one row."""
    typed = [part for part in parts if is_typed(part)]
    read = [part for part in parts if not is_typed(part)]
    total = sum(part[2] or 0.0 for part in read) + sum(part[1] or 0.0 for part in typed)
    below = sum(part[3] or 0.0 for part in read)
    rows = sum(part[4] for part in read) + (len(typed) if formula == "mean" else 0)
    return total, below, rows
