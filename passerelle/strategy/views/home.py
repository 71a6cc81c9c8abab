"""The heading: the sentence in force, what the key results say, the tree."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.people.may import me, require
from passerelle.strategy import queries, sentences

PAGE = 30  # objectives: with what stands under them, about a hundred lines


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Vision, objectives by horizon, key results with target and state, initiatives: nothing to open to see it."""
    person = me(request)
    require(person, "strategy.read")
    today = timezone.localdate()
    tied = queries.ties(person)
    page = Paginator([pk for pk, _above in tied], PAGE).get_page(request.GET.get("page"))
    shown = queries.objectives(person).filter(pk__in=page.object_list)
    nodes = queries.nodes(person, queries.goals(shown), today=today, tied=tied)
    heading = queries.heading(person)
    context = {
        "heading": heading,
        "read_by": sentences.read_by(heading.readers, heading.people) if heading else "",
        "reading": sentences.course(row.state for node in nodes for row in node.rows),
        "page": page,
        "horizons": queries.by_horizon(nodes),
        "has_objectives": bool(nodes),
    }
    return render(request, "strategy/home.html", context)
