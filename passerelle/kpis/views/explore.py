"""A measure's whole history, to look closer at."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.kernel.typography import DAYS, MONTHS, MONTHS_LONG, THIN, short_date
from passerelle.kpis.models import DatedEvent, Measure, RollUp
from passerelle.kpis.queries import readings
from passerelle.kpis.queries.reading import text
from passerelle.kpis.spec import Line, specification
from passerelle.kpis.views.found import events_of, readable
from passerelle.ui.language import lang

SHOWN = 8  # lines beyond it hide each other


@require_GET
def explore(request: HttpRequest, slug: str) -> HttpResponse:
    """The page; its drawing comes from `drawn`, the table of the measure's page says the same."""
    found, by = _asked(request, slug)
    [reading] = readings(Measure.objects.filter(pk=found.pk))
    return render(
        request,
        "kpis/explore.html",
        {"measure": found, "reading": reading, "by": by, "shown": SHOWN},
    )


@require_GET
def drawn(request: HttpRequest, slug: str) -> JsonResponse:
    """The chart's specification, and how numbers and dates are written."""
    found, by = _asked(request, slug)
    [reading] = readings(Measure.objects.filter(pk=found.pk))
    facts = list(events_of(found))
    lines = _lines(found, by, facts)
    days = sorted(point[0][:10] for line in lines for point in line.points)
    dated = [fact.on.isoformat() for fact in facts]
    within = [day for day in dated if days and days[0] <= day <= days[-1]]
    return JsonResponse(
        {
            "spec": specification(lines, target=None if by else reading.target, events=within),
            "number": _numbers(),
            "time": _times(),
        }
    )


def _asked(request: HttpRequest, slug: str) -> tuple[Measure, str]:
    found = readable(request, slug)
    by = request.GET.get("by", "")
    return found, by if by in found.dimensions else ""


def _lines(found: Measure, by: str, facts: list[DatedEvent]) -> list[Line]:
    """The whole series, or one line for each of the heaviest values of a dimension."""
    kept = RollUp.objects.filter(measure=found, dimension=by).first()
    if not by:
        return [Line(found.name, _points(found, kept.points if kept else [], facts))]
    parts: dict[str, list[Any]] = kept.points if kept else {}
    named = [name for name in parts if name]
    weight = {"ratio": 3, "mean": 4, "count": 4}.get(found.formula, 2)
    named.sort(key=lambda name: -sum(abs(point[weight] or 0.0) for point in parts[name]))
    return [Line(name, _points(found, parts[name], facts, name)) for name in named[:SHOWN]]


def _points(
    found: Measure, raw: list[Any], facts: list[DatedEvent], name: str = ""
) -> list[tuple[str, float | None, str]]:
    """Each point with the words that say it, and the facts of its period."""
    days = [point[0][:10] for point in raw]
    told: dict[int, list[str]] = {}
    for fact in facts:
        told.setdefault(bisect_left(days, fact.on.isoformat()), []).append(fact.label)
    return [
        (point[0], point[1], " · ".join([_said(found, point, name), *told.get(index, [])]))
        for index, point in enumerate(raw)
    ]


def _said(found: Measure, point: list[Any], name: str) -> str:
    known = {
        "day": short_date(dt.date.fromisoformat(point[0][:10]), lang(), year=True),
        "hour": point[0][11:],
        "name": name,
        "value": text(found, point[1]),
    }
    if name:
        return _("%(name)s on %(day)s: %(value)s") % known
    if known["hour"]:
        return _("%(day)s at %(hour)s: %(value)s") % known
    return _("%(day)s: %(value)s") % known


def _numbers() -> dict[str, Any]:
    french = lang() == "fr"
    return {
        "decimal": "," if french else ".",
        "thousands": THIN if french else ",",
        "grouping": [3],
        "currency": ["", ""],
    }


def _times() -> dict[str, Any]:
    days, long = DAYS[lang()], MONTHS_LONG[lang()]
    return {
        "dateTime": "%x, %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M",
        "periods": ["", ""] if lang() == "fr" else ["AM", "PM"],
        "days": [*days[-1:], *days[:-1]],
        "shortDays": [day[:3] for day in [*days[-1:], *days[:-1]]],
        "months": long,
        "shortMonths": MONTHS[lang()],
    }
