"""Home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.bridge import rows, sentences
from passerelle.bridge.actions import arrive
from passerelle.bridge.addresses import addresses
from passerelle.bridge.annual import annual
from passerelle.bridge.look import look
from passerelle.bridge.money import known_costs, lines
from passerelle.bridge.road import verdict
from passerelle.people.may import me, require
from passerelle.roadmap.queries import cost_of
from passerelle.ui.know import answer


@require_GET
def bridge(request: HttpRequest) -> HttpResponse:
    """The whole company on one page, for the person who looks."""
    require(request.user, "bridge.read")
    now = timezone.now()
    visited = arrive(me(request), now=now)
    seen = look(
        me(request),
        company=request.company,  # type: ignore[attr-defined]
        today=timezone.localdate(now),
        visited=visited,
    )
    return render(
        request,
        "bridge/bridge.html",
        {
            "look": seen,
            "say": sentences.reading(seen),
            "annual": annual(seen.lead),
            "rows": {
                "measures": rows.measures(seen.measures),
                "results": rows.results(seen.course),
                "promises": rows.promises(seen.road),
            },
            "at": sentences.taken_at(now),
            "course_sum": sentences.of_course(seen),
            "road_sum": verdict(seen.promises),
            "money": lines(seen.costs),
            "since": sentences.visited(visited),
            "readers": sentences.readers(seen),
            "quarter_title": sentences.quarter(seen.quarter),
            **addresses(),
        },
    )


@require_GET
def costs(request: HttpRequest) -> HttpResponse:
    """How the cost of what is to come is known."""
    require(request.user, "bridge.read")
    require(request.user, "roadmap.read")
    return answer(request, known_costs(cost_of(me(request), by=())))
