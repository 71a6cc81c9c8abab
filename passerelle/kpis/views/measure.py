"""One measure: its line, its target, its parts, where it comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from passerelle.kernel.typography import number, short_date
from passerelle.kpis import queries, sentences, shown
from passerelle.kpis.coarser import ABOVE
from passerelle.kpis.drawing import chart
from passerelle.kpis.models import DatedEvent, Measure, TypedValue
from passerelle.kpis.moved import moved, overlay
from passerelle.kpis.parts import breakdown
from passerelle.kpis.queries.reading import Aim, Reader, card, text
from passerelle.kpis.queries.series import points_of
from passerelle.kpis.views import found
from passerelle.people.may import may
from passerelle.ui.addresses import address
from passerelle.ui.language import lang

WHO = ("by__name", "by__email")
LOADED = ("file_name", "digest", "rows", "first", "last", "at", "measure")
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
        "loads": _loads(row),
        "may_write": may(request.user, "measure.write", row),
        **_series(row, reading, raw, marks, typed=typed, days=PERIODS[period], cadence=cadence),
        **_around(row, targets),
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
    events = list(found.events_of(row))
    definitions = list(row.definitions.select_related("by").only("since", "text", "measure", *WHO))
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
        "events": [_event(row, event) for event in reversed(events)],
        "definitions": [
            {"since": short_date(d.since, lang(), year=True), "text": d.text, "by": d.by}
            for d in definitions
        ],
    }


def _event(row: Measure, event: DatedEvent) -> dict[str, Any]:
    """A dated event as the page lists it; those of the whole company are changed elsewhere."""
    is_products = event.product_id is not None and event.product_id == row.product_id
    return {
        "drop": address("kpis:drop_event", row.slug, event.pk),
        "day": short_date(event.on, lang(), year=True),
        "kind": event.get_kind_display(),
        "label": event.label,
        "url": address("kpis:event", event.pk),
        "is_own": event.measure_id == row.pk or is_products,
    }


def _around(row: Measure, targets: list[Any]) -> dict[str, Any]:
    return {
        "targets": [
            {
                "drop": address("kpis:drop_target", row.slug, target.pk),
                "day": short_date(target.on, lang(), year=True),
                "value": text(row, target.value),
            }
            for target in targets
        ],
        "facts": [
            (row._meta.get_field("formula").verbose_name, row.get_formula_display()),
            (row._meta.get_field("cadence").verbose_name, row.get_cadence_display()),
            (row._meta.get_field("direction").verbose_name, row.get_direction_display()),
        ],
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


def _loads(row: Measure) -> list[dict[str, Any]]:
    speech = lang()
    return [
        {
            "file": load.file_name,
            "digest": load.digest[:12],
            "rows": number(load.rows, speech, decimals=0),
            "first": _written(load.first.date(), speech),
            "last": _written(load.last.date(), speech),
            "at": _written(timezone.localdate(load.at), speech),
            "by": load.by,
        }
        for load in row.loads.select_related("by").only(*LOADED, *WHO).order_by("-at")[:20]
    ]


def _written(day: dt.date, speech: str) -> str:
    return short_date(day, speech, year=True)
