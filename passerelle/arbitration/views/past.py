"""What the past teaches an exercise, and taking a lesson of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from passerelle.arbitration import queries
from passerelle.arbitration.actions.lessons import learn, unlearn
from passerelle.arbitration.models import Lesson
from passerelle.arbitration.reading.past import shown
from passerelle.people.may import may, me


@require_GET
@never_cache
def past(request: HttpRequest, number: int) -> HttpResponse:
    """How such work went, what promises brought, at what pace teams go; the reader's own promises for them alone."""
    person = me(request)
    row = queries.find(person, number)
    known = {
        "arbitration": row,
        "it": shown(person, row),
        "may_write": may(person, "arbitration.write", row),
    }
    return render(request, "arbitration/past.html", known)


@require_POST
def count(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Values of a kind of theme count as past promises came."""
    person = me(request)
    row = queries.find(person, number, write=True)
    learn(row, kind, by=person)
    return redirect("arbitration:past", row.number)


@require_POST
def forget(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """They count as told again."""
    person = me(request)
    row = queries.find(person, number, write=True)
    unlearn(get_object_or_404(Lesson, arbitration=row, kind=kind), by=person)
    return redirect("arbitration:past", row.number)
