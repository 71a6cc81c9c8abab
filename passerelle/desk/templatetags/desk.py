"""`{% load desk %}{% saved_views "roadmap" %}` on a list."""

from __future__ import annotations

from typing import Any

from django import template

from passerelle.desk.actions.views import state_of
from passerelle.desk.queries import views_of

register = template.Library()


@register.inclusion_tag("desk/parts/saved_views.html", takes_context=True)
def saved_views(context: template.Context, page: str) -> dict[str, Any]:
    """The views of a page as tabs, and the way to keep the present state; the rail’s query."""
    request = context["request"]
    state = state_of(request.GET.urlencode())
    chosen = request.GET.get("saved", "")
    rows = views_of(request, page)
    current = next((row for row in rows if str(row.pk) == chosen), None)
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "page": page,
        "views": rows,
        "current": current,
        "state": state,
        "is_changed": state != (current.query if current else ""),
        "is_own": current is not None and current.owner_id == request.user.pk,
    }
