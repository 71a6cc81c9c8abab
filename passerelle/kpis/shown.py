"""The points of one measure as its page shows them."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any

from django.db.models import CharField, Q, Value
from django.utils.safestring import SafeString

from passerelle.kernel.typography import short_date
from passerelle.kpis.coarser import coarsen, is_typed, period_end
from passerelle.kpis.models import Measure, MeasureLink, RollUp, Target, TypedValue
from passerelle.kpis.queries.reading import text
from passerelle.people.models import Person
from passerelle.ui.language import lang

TABLE = 100


def kept(
    measure: Measure, links: list[MeasureLink], by: str
) -> tuple[dict[int, list[Any]], dict[str, list[Any]], list[Any]]:
    """The points of the measure and of its terms, its parts by one dimension, its marks, in one query."""
    children = [link.child_id for link in links]
    rows = RollUp.objects.filter(
        Q(measure=measure, dimension__in=["", by]) | Q(measure__in=children, dimension="")
    ).values_list("measure_id", "dimension", "points", "marks")
    found = list(rows)
    whole = {pk: points for pk, dimension, points, _marks in found if not dimension}
    marks = next((row[3] for row in found if row[0] == measure.pk and not row[1]), [])
    return whole, next((row[2] for row in found if row[1]), {}), marks


def set_by_hand(measure: Measure) -> tuple[list[TypedValue], list[Target]]:
    """The typed values and the targets, in one query."""
    rows = measure.typed_values.order_by().values_list(
        "pk", "on", "value", "note", "by__name", Value(1)
    )
    targets = measure.targets.order_by().values_list(
        "pk", "on", "value", Value("", CharField()), "by__name", Value(0)
    )
    both = sorted(rows.union(targets, all=True), key=lambda row: row[1])
    return (
        [
            TypedValue(pk=pk, on=on, value=value, note=note, by=Person(name=name) if name else None)
            for pk, on, value, note, name, is_typed in both
            if is_typed
        ],
        [Target(pk=row[0], on=row[1], value=row[2]) for row in both if not row[5]],
    )


def at(measure: Measure, points: list[Any], cadence: str) -> list[Any]:
    """The points at a coarser cadence; as they are without one."""
    if not cadence:
        return points
    return coarsen(points, formula=measure.formula, fine=measure.cadence, cadence=cadence)


def within(points: list[Any], days: int) -> list[Any]:
    """The points of the last `days`, the last one included; all of them for 0."""
    if not points or not days:
        return points
    start = dt.date.fromisoformat(points[-1][0][:10]) - dt.timedelta(days=days)
    return [point for point in points if point[0][:10] > start.isoformat()]


def table(measure: Measure, points: list[Any], *, typed: list[TypedValue]) -> list[dict[str, Any]]:
    """The last hundred, the newest first; what was typed by hand is marked, with its note and who.

    `cells`: the day and the value as two cells of a table, drawn at once.
    """
    ends = {period_end(row.on, measure.cadence).isoformat(): row for row in typed}
    speech = lang()
    return [
        {
            "cells": SafeString(
                f'<td class="m-start">{_when(point[0], speech)}</td>'
                f'<td class="num m-top" data-user>{escape(text(measure, point[1], speech))}</td>'
            ),
            "typed": ends.get(point[0]) if is_typed(point) else None,
        }
        for point in reversed(points[-TABLE:])
    ]


def _when(iso: str, speech: str) -> str:
    day = short_date(dt.date.fromisoformat(iso[:10]), speech, year=True)
    return f"{day} {iso[11:16]}" if "T" in iso else day
