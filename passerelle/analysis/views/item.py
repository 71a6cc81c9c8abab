"""One work item: its dates, the states it stood in, the hands it was in, the initiative it serves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.analysis import sentences
from passerelle.analysis.queries import Life, life, lines
from passerelle.analysis.views.items import shown
from passerelle.delivery.models.tracker import Category
from passerelle.delivery.queries import visible_items
from passerelle.kernel.typography import short_date
from passerelle.people.may import me, require
from passerelle.roadmap.models import WorkLink
from passerelle.roadmap.queries import visible as initiatives
from passerelle.ui.language import lang


@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item, among those this person may see."""
    require(request.user, "delivery.read")
    rows = visible_items(request.user).select_related("team", "tracker", "assignee", "reporter")
    found = get_object_or_404(rows, pk=pk)
    lived = life(found)
    context = {
        "item": found,
        "row": shown(lines([found.pk]))[0],
        "say": sentences.life(found.created_at, found.started_at, done=found.done_at),
        "states": _states(lived),
        "hands": _hands(lived),
        "others": [(_moment(one.at), one) for one in lived.others],
        "link": _links(request).filter(item=found).first(),
    }
    return render(request, "analysis/item.html", context)


def _links(request: HttpRequest) -> QuerySet[WorkLink]:
    """The links to initiatives that this person may see."""
    seen = initiatives(me(request), archived=True)
    return WorkLink.objects.filter(initiative__in=seen).select_related("initiative")


def _states(lived: Life) -> list[dict[str, Any]]:
    words = dict(Category.choices)
    return [
        {"status": one.status, "means": words[Category(one.category)], **_span(one.start, one.end)}
        for one in lived.states
    ]


def _hands(lived: Life) -> list[dict[str, Any]]:
    return [
        {
            "name": lived.names.get(one.assignee, one.assignee) if one.assignee else "",
            **_span(one.start, one.end),
        }
        for one in lived.hands
    ]


def _span(start: dt.datetime, end: dt.datetime | None) -> dict[str, str]:
    lasted = (end - start) / dt.timedelta(days=1) if end else None
    return {
        "start": _moment(start),
        "end": _moment(end) if end else "",
        "lasted": sentences.days(lasted),
    }


def _moment(at: dt.datetime) -> str:
    local = timezone.localtime(at)
    return f"{short_date(local.date(), lang(), year=True)} {local:%H:%M}"
