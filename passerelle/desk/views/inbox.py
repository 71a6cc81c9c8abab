"""What waits for me, and nothing else."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from passerelle.desk import inbox as waiting
from passerelle.desk.queries import COUNT_SECONDS
from passerelle.people.may import me, require

TITLES = {
    "decide": _("To decide"),
    "answer": _("To answer"),
    "check_in": _("Check-ins due"),
    "review": _("To review"),
    "read": _("To read"),
}


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """By kind, most urgent first; late ones say so."""
    require(me(request), "desk.use")
    items = waiting.waiting_for(me(request))
    cache.set(f"waiting:{me(request).pk}", len(items), COUNT_SECONDS)
    today = timezone.localdate()
    groups = [
        (
            title,
            [(item, bool(item.due and item.due < today)) for item in items if item.kind == kind],
        )
        for kind, title in TITLES.items()
    ]
    late = sum(1 for item in items if item.due and item.due < today)
    verdict = ngettext("%(count)d thing waits for you", "%(count)d things wait for you", len(items))
    context = {
        "groups": [group for group in groups if group[1]],
        "verdict": verdict % {"count": len(items)} if items else "",
        "late": late,
    }
    return render(request, "desk/inbox.html", context)
