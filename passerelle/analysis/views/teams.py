"""Delivery: every team at a glance, then one team's flow, and how each figure is known."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from passerelle.analysis import charts, sentences
from passerelle.analysis.flow import details
from passerelle.analysis.known import FIGURES, known
from passerelle.analysis.queries import FlowRow, flow_rows, teams_with_items
from passerelle.analysis.tables import ageing, level_table, week_table
from passerelle.analysis.views.day import asked_day
from passerelle.delivery.queries import visible_items
from passerelle.people.may import require
from passerelle.people.models import Team
from passerelle.people.queries import visible_teams
from passerelle.ui.know import answer

PAGE = 100
PARTS = ("throughput", "cycle_time", "in_progress", "age")


@require_GET
def teams(request: HttpRequest) -> HttpResponse:
    """Every team with items, at the last change of its data or on a chosen day."""
    require(request.user, "delivery.read")
    day = asked_day(request)
    page = Paginator(teams_with_items(request.user), PAGE).get_page(request.GET.get("page"))
    rows = flow_rows(list(page.object_list), as_of=day)
    loose = visible_items(request.user).filter(team=None).count()
    context = {
        "page": page,
        "rows": rows,
        "title": sentences.teams(told=sum(not row.is_refused for row in rows), listed=len(rows)),
        "days": sorted({row.as_of for row in rows}),
        "loose": sentences.unteamed(loose) if loose else "",
        "as_of": day.isoformat() if day else "",
    }
    return render(request, "analysis/teams.html", context)


@require_GET
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """One team's throughput, cycle time, work in progress and age, with what they rest on."""
    found = _team(request, slug)
    day = asked_day(request)
    rows = flow_rows([found], as_of=day)
    context: dict[str, Any] = {"team": found, "row": None}
    if rows:
        context |= _told(request, found, rows[0])
    context["as_of"] = day.isoformat() if day else ""
    return render(request, "analysis/team.html", context)


def _told(request: HttpRequest, team: Team, row: FlowRow) -> dict[str, Any]:
    flow, more = row.finding, details(team, row.finding)
    parts = {part: flow[part] for part in PARTS} | {"cumulative": more["cumulative"]}
    return {
        "row": row,
        "weekly": sentences.weekly(flow),
        "started": sentences.started(flow),
        "charts": charts.of(flow, more),
        "levels": level_table(flow),
        "weeks": week_table(more["cumulative"]),
        "ageing": ageing(visible_items(request.user), more["ages"]),
        "refusals": {
            part: sentences.refused(told["refusal"])
            for part, told in parts.items()
            if "refusal" in told
        },
    }


@require_GET
def know(request: HttpRequest, slug: str, figure: str) -> HttpResponse:
    """How one figure of a team is known."""
    found = _team(request, slug)
    rows = flow_rows([found], as_of=asked_day(request))
    if not rows or figure not in FIGURES:
        raise Http404(figure)
    return answer(request, known(rows[0], figure))


def _team(request: HttpRequest, slug: str) -> Team:
    require(request.user, "delivery.read")
    return get_object_or_404(visible_teams(request.user, "delivery.read"), slug=slug)
