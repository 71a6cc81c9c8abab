"""What waits for me, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from passerelle.desk import counting
from passerelle.desk.age import age
from passerelle.people.may import me, require
from passerelle.ui.know import is_part

PART = "waiting"
TITLES = {
    "decide": _("To decide"),
    "answer": _("To answer"),
    "look": _("To look at"),
    "check_in": _("Check-ins due"),
    "review": _("To review"),
    "read": _("To read"),
}


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """By kind, most urgent first; late ones say so."""
    require(me(request), "desk.use")
    items = counting.waiting(me(request))
    today, now = timezone.localdate(), timezone.now()
    groups = [
        (
            title,
            [
                (item, bool(item.due and item.due < today), age(item.since, now=now))
                for item in items
                if item.kind == kind
            ],
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


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """How much waits, for the rail of a page that did not know; nothing when nothing does."""
    require(me(request), "desk.use")
    if not is_part(request, PART):
        return redirect("desk:inbox")
    number = len(counting.waiting(me(request)))
    shown = format_html('<span class="rail__n" id="{}">{}</span>', PART, number) if number else ""
    return HttpResponse(shown)
