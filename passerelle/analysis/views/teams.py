"""Delivery: every team at a glance, then one team's flow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.analysis import charts, sentences
from passerelle.analysis.queries import FlowRow, flow_at_a_glance, flow_rows, visible_items
from passerelle.people.may import require
from passerelle.people.queries import visible_teams
from passerelle.ui.know import Know, answer

AGEING = 30


@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    """Every team with items, at the last change of its data or on a chosen day."""
    require(request.user, "delivery.read")
    day = _day(request)
    rows = flow_at_a_glance(request.user, as_of=day)
    return render(request, "analysis/teams.html", {"rows": rows, "as_of": _shown(day)})


@require_GET
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """One team's throughput, cycle time, work in progress and age, with what they rest on."""
    require(request.user, "delivery.read")
    found = get_object_or_404(visible_teams(request.user, "delivery.read"), slug=slug)
    day = _day(request)
    rows = flow_rows([found], as_of=day)
    context: dict[str, Any] = {"team": found, "as_of": _shown(day), "row": None}
    if rows:
        context |= _told(request, rows[0])
    return render(request, "analysis/team.html", context)


def _told(request: HttpRequest, row: FlowRow) -> dict[str, Any]:
    flow = row.finding
    return {
        "row": row,
        "weekly": sentences.weekly(flow),
        "started": sentences.started(flow),
        "charts": charts.of(flow),
        "levels": charts.levels(flow),
        "weeks": charts.week_table(flow),
        "ageing": _ageing(request, flow),
        "refusals": {
            part: sentences.refused(flow[part]["refusal"])
            for part in ("throughput", "cycle_time", "in_progress", "age", "cumulative")
            if "refusal" in flow[part]
        },
    }


def _ageing(request: HttpRequest, flow: dict[str, Any]) -> list[dict[str, Any]]:
    """The oldest items in progress."""
    if "refusal" in flow["in_progress"]:
        return []
    oldest = dict(flow["in_progress"]["estimate"]["ages"][:AGEING])
    rows = visible_items(request.user).filter(key__in=oldest).select_related("tracker")
    by_key = {row.key: row for row in rows}
    return [
        {"item": by_key[key], "age": sentences.days(age)}
        for key, age in oldest.items()
        if key in by_key
    ]


@require_GET
def know(request: HttpRequest, slug: str) -> HttpResponse:
    """How a team's flow is known."""
    require(request.user, "delivery.read")
    found = get_object_or_404(visible_teams(request.user, "delivery.read"), slug=slug)
    rows = flow_rows([found], as_of=_day(request))
    if not rows:
        raise Http404
    row, flow = rows[0], rows[0].finding
    code = flow["cycle_time"].get("refusal", "")
    return answer(
        request,
        Know(
            figure="" if code else f"{row.half_text} · {row.most_text}",
            url=row.url,
            formula=_(
                "Cycle time: elapsed days from the first entry into a “doing” state to the last entry into a"
                " “done” state; nearest-rank percentiles of the items finished in the last 26 weeks."
            ),
            sources=sentences.started(flow),
            date=_("As of %(day)s.") % {"day": row.as_of},
            reserve=sentences.covered(flow),
            refusal=sentences.refused(code) if code else "",
            needs=sentences.needed(code) if code else (),
            digest=flow["cycle_time"].get("digest", "")[:16],
        ),
    )


def _day(request: HttpRequest) -> dt.date | None:
    """The day asked for; nothing means the last change in the data."""
    text = request.GET.get("as_of", "")
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or not 1970 < day.year < 2200:
        raise Http404(text)
    return day


def _shown(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
