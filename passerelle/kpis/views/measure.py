"""One measure: its line, its target, its parts, where it comes from."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from passerelle.kpis import queries, sentences, shown
from passerelle.kpis.coarser import ABOVE
from passerelle.kpis.drawing import chart
from passerelle.kpis.models import Measure, TypedValue
from passerelle.kpis.moved import moved, overlay
from passerelle.kpis.origin import origin_of
from passerelle.kpis.parts import breakdown
from passerelle.kpis.queries.reading import Aim, Reader, card
from passerelle.kpis.queries.series import points_of
from passerelle.kpis.views import found, listed
from passerelle.people.may import may
from passerelle.ui.addresses import address

PERIODS = {"90d": 90, "1y": 365, "all": 0}


@require_GET
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    row = found.readable(request, slug)
    asked = request.GET
    period = asked.get("period", "1y") if asked.get("period") in PERIODS else "1y"
    cadence = asked.get("cadence", "") if asked.get("cadence") in ABOVE[row.cadence] else ""
    by = asked.get("by", "") if asked.get("by") in row.dimensions else ""
    links = list(row.terms.select_related("child"))
    points, parts, marks = shown.kept(row, links, by)
    raw = points.get(row.pk, [])
    typed, targets = shown.set_by_hand(row)
    aims = [Aim(target.on, target.value) for target in targets]
    reading = Reader(timezone.localdate()).read(card(row), raw, aims)
    context = {
        "measure": row,
        "reading": reading,
        "title": sentences.title(reading),
        "by": by,
        "cadence": cadence,
        "switches": _switches(request, row, period=period, cadence=cadence),
        "parts": breakdown(row, parts, days=PERIODS[period]) if by else None,
        "node": queries.formula_of(request.user, row, links, points),
        "loads": listed.loads(row),
        "origin": origin_of(request, row),
        "targets": listed.targets(row, targets),
        "facts": listed.facts(row),
        "may_write": may(request.user, "measure.write", row),
        **_series(row, reading, raw, marks, typed=typed, days=PERIODS[period], cadence=cadence),
    }
    return render(request, "kpis/measure.html", context)


def _series(
    row: Measure,
    reading: queries.Reading,
    raw: list[Any],
    marks: list[Any],
    *,
    typed: list[TypedValue],
    days: int,
    cadence: str,
) -> dict[str, Any]:
    """The chart, the table under it, the dated events and the definitions."""
    asked = shown.within(shown.at(row, raw, cadence), days)
    points = points_of(asked)
    events, definitions = listed.happened(row), listed.defined(row)
    is_total = bool(cadence) and row.formula in {"sum", "count"}
    drawn = chart(
        points,
        dated=[(event.on, event.label) for event in events],
        changes=[d.since for d in definitions[:-1]],
        reading=reading,
        measure=row,
        has_target=not is_total,
    )
    dates = [point.on for point in points]
    moves = moved(row, marks, dates) if drawn else []
    return {
        "chart": mark_safe(drawn + overlay(moves, dates)),  # noqa: S308 - a drawing escapes what it is given
        "moves": moves,
        "days": " ".join(date.isoformat() for date in dates),
        "lines": shown.table(row, asked, typed=[] if cadence else typed),
        "is_total": is_total and reading.target is not None,
        "events": listed.events(row, events),
        "definitions": listed.definitions(definitions),
    }


def _switches(
    request: HttpRequest, row: Measure, *, period: str, cadence: str
) -> list[list[dict[str, Any]]]:
    """The links of the period and of the cadence, each with the rest of the address kept."""
    here = address("kpis:measure", row.slug)

    def link(key: str, value: str, label: Any, *, is_on: bool) -> dict[str, Any]:
        query = request.GET.copy()
        query[key] = value
        return {"url": f"{here}?{query.urlencode()}", "label": label, "is_on": is_on}

    spans = [link("period", k, sentences.PERIODS[k], is_on=k == period) for k in PERIODS]
    offered = ("", *ABOVE[row.cadence]) if ABOVE[row.cadence] else ()
    labels = dict(Measure.Cadence.choices)
    return [
        spans,
        [link("cadence", k, labels[k or row.cadence], is_on=k == cadence) for k in offered],
    ]
