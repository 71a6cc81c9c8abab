"""One measure: its line, its target, its parts, where it comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from passerelle.kernel.typography import number, short_date
from passerelle.kpis.drawing import chart
from passerelle.kpis.models import Measure
from passerelle.kpis.parts import breakdown
from passerelle.kpis.queries import readings, visible
from passerelle.kpis.queries.reading import Reading, text
from passerelle.kpis.queries.series import Point
from passerelle.people.may import may, require
from passerelle.reports.sheets import csv_bytes
from passerelle.ui.language import lang

PERIODS = {"90d": 90, "1y": 365, "all": 0}
TABLE = 60


@require_GET
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    require(request.user, "measure.read")
    rows = visible(request.user, archived=True).select_related("owner", "product", "team")
    found = get_object_or_404(rows, slug=slug)
    [reading] = readings([found])
    period = request.GET.get("period", "1y")
    points = within(reading.dated, PERIODS.get(period, 365))
    by = request.GET.get("by", "")
    return render(
        request,
        "kpis/measure.html",
        {
            "measure": found,
            "reading": reading,
            "period": period if period in PERIODS else "1y",
            "chart": mark_safe(_drawn(found, reading, points)),  # noqa: S308
            "lines": _table(found, points),
            "by": by,
            "parts": breakdown(found, by, days=PERIODS.get(period, 365))
            if by in found.dimensions
            else None,
            "definitions": [
                {"since": short_date(d.since, lang(), year=True), "text": d.text, "by": d.by}
                for d in found.definitions.select_related("by")
            ],
            "loads": _loads(found),
            "may_write": may(request.user, "measure.write", found),
        },
    )


def within(points: tuple[Point, ...], days: int) -> list[Point]:
    """The points of the last `days` before the last one; all of them for 0."""
    if not points or not days:
        return list(points)
    start = points[-1].on - dt.timedelta(days=days)
    return [point for point in points if point.on >= start]


def _drawn(found: Measure, reading: Reading, points: list[Point]) -> str:
    events = found.dated_events.model.objects.filter(
        measure=found
    ) | found.dated_events.model.objects.filter(measure=None, product=found.product)
    dated = [(event.on, event.label) for event in events if points and points[0].on <= event.on]
    return chart(points, dated=dated, reading=reading, measure=found)


def _table(found: Measure, points: list[Point]) -> list[dict[str, str]]:
    return [
        {"day": short_date(point.on, lang(), year=True), "value": text(found, point.value)}
        for point in reversed(points[-TABLE:])
    ]


def _loads(found: Measure) -> list[dict[str, Any]]:
    return [
        {
            "file": load.file_name,
            "digest": load.digest[:12],
            "rows": number(load.rows, lang(), decimals=0),
            "first": short_date(load.first.date(), lang(), year=True),
            "last": short_date(load.last.date(), lang(), year=True),
            "at": short_date(timezone.localdate(load.at), lang(), year=True),
            "by": load.by,
        }
        for load in found.loads.select_related("by").order_by("-at")[:20]
    ]


@require_GET
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole series."""
    require(request.user, "measure.read")
    found = get_object_or_404(visible(request.user, archived=True), slug=slug)
    [reading] = readings([found])
    rows = ([point.on, point.value] for point in reading.dated)
    response = HttpResponse(
        csv_bytes(("date", "value"), rows), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.csv"'
    return response
