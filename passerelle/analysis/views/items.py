"""Work items and the life of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from passerelle.analysis.queries import visible_items
from passerelle.delivery.models import WorkItem
from passerelle.delivery.models.tracker import Category
from passerelle.kernel.typography import short_date
from passerelle.people.may import me, require
from passerelle.people.queries import visible_teams
from passerelle.roadmap.models import WorkLink
from passerelle.roadmap.queries import visible as initiatives
from passerelle.ui.language import lang

PAGE = 100


@require_GET
def items(request: HttpRequest) -> HttpResponse:
    """A hundred items a page, by team, state and words."""
    require(request.user, "delivery.read")
    rows = visible_items(request.user).select_related("team").order_by("-created_at", "-id")
    words, state, team = (request.GET.get(name, "").strip() for name in ("q", "state", "team"))
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(key__istartswith=words))
    if state in Category.values:
        rows = rows.filter(category=state)
    if team:
        rows = rows.filter(team__slug=team)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "analysis/items.html",
        {
            "page": page,
            "rows": [_row(item) for item in page.object_list],
            "states": Category.choices,
            "teams": visible_teams(request.user, "delivery.read"),
            "q": words,
            "state": state,
            "team": team,
        },
    )


def _row(item: WorkItem) -> dict[str, Any]:
    return {
        "pk": item.pk,
        "key": item.key,
        "title": item.title,
        "team": item.team.name if item.team else "",
        "state": item.get_category_display(),
        "status": item.status,
        "created": _date(item.created_at),
        "started": _date(item.started_at),
        "done": _date(item.done_at),
    }


def _date(moment: Any) -> str:
    return short_date(timezone.localdate(moment) if moment else None, lang(), year=True)


@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: its dates, every change, the initiative it serves."""
    require(request.user, "delivery.read")
    rows = visible_items(request.user).select_related("team", "tracker", "assignee", "reporter")
    found = get_object_or_404(rows, pk=pk)
    seen = initiatives(me(request), archived=True)
    link = (
        WorkLink.objects.filter(item=found, initiative__in=seen)
        .select_related("initiative")
        .first()
    )
    changes = [
        {
            "at": _date(change.at),
            "field": change.field,
            "before": change.before,
            "after": change.after,
        }
        for change in found.changes.order_by("at", "id")[:500]
    ]
    context = {"item": found, "row": _row(found), "changes": changes, "link": link}
    return render(request, "analysis/item.html", context)
