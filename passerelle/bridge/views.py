"""Home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.bridge import sentences
from passerelle.bridge.actions import arrive
from passerelle.bridge.look import look
from passerelle.bridge.money import lines
from passerelle.bridge.road import verdict
from passerelle.people.may import me, require


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
            "at": sentences.taken_at(now),
            "course_sum": sentences.of_course(seen),
            "road_sum": verdict(seen.promises),
            "money": lines(seen.costs),
            "since": sentences.visited(visited),
        },
    )
