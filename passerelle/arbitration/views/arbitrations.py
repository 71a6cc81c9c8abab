"""The exercises: their list, one of them, its settings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.arbitration import actions, queries
from passerelle.arbitration.ended import frozen_on
from passerelle.arbitration.forms import ArbitrationForm
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.checked import checked
from passerelle.arbitration.reading import checking, room
from passerelle.arbitration.sentences import listed
from passerelle.arbitration.sentences.names import arbitration_name
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import short_date
from passerelle.people.may import may, me, require
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.roadmap.queries import visible as initiatives
from passerelle.roadmap.titles import quarter_name
from passerelle.ui.language import lang

WRITE = "arbitration.write"
PAGE = 50


@require_GET
def arbitrations(request: HttpRequest) -> HttpResponse:
    """Those this person may read, the last first."""
    person = me(request)
    require(person, "arbitration.read")
    seen = queries.visible(person)
    page = Paginator(seen, PAGE).get_page(request.GET.get("page"))
    over = frozen_on(page)
    rows = [
        {"row": row, "span": span(row), "due": _day(row.due_on), "frozen": _day(over.get(row.pk))}
        for row in page
    ]
    known = {
        "rows": rows,
        "page": page,
        "verdict": listed.verdict(seen, today=timezone.localdate(), over=set(frozen_on(seen))),
        "may_write": may(person, WRITE),
        "lacks_initiatives": not page.object_list and _brings(person),
    }
    return render(request, "arbitration/list.html", known)


def _day(day: dt.date | None) -> str:
    return short_date(day, lang(), year=True) if day else ""


def _brings(person: Person) -> bool:
    """Whether the first thing to do is to bring a sheet: nothing is on the roadmap, and this person may."""
    return may(person, "import.run") and not initiatives(person).exists()


def span(row: Arbitration) -> str:
    """Its first and last quarters, in words."""
    first, *rest = row.horizon(first_month=company().fiscal_month)
    if not rest:
        return quarter_name(first)
    names = {"first": quarter_name(first), "last": quarter_name(rest[-1])}
    return _("%(first)s to %(last)s") % names


@require_GET
def arbitration(request: HttpRequest, number: int) -> HttpResponse:
    """What is missing, what contradicts, what is wanted against what there is."""
    person = me(request)
    row = queries.find(person, number)
    it = checked(row)
    known = {
        "arbitration": row,
        "span": span(row),
        "verdict": checking.verdict(it),
        "missing": checking.missing(it),
        "over": checking.over(it),
        "months": checking.months(row),
        "against": checking.against(it),
        "demand": room.demand(it.framed) if it.framed else [],
        "money": checking.money(it, row),
        "due": _day(row.due_on),
        "frozen": _day(frozen_on([row]).get(row.pk)),
        "may_write": may(person, WRITE, row),
    }
    return render(request, "arbitration/arbitration.html", known)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, WRITE)
    form = ArbitrationForm(request.POST or None, person=person, initial=_next())
    if request.method == "POST" and form.is_valid():
        return redirect(actions.begin(by=person, **form.cleaned_data))
    status = 422 if form.errors else 200
    return render(request, "arbitration/form.html", {"form": form}, status=status)


def _next() -> dict[str, Any]:
    """The quarter after this one is what an exercise is usually about."""
    first_month = company().fiscal_month
    following = Quarter.of(timezone.localdate(), first_month=first_month).shifted(1)
    return {"first": str(following), "name": arbitration_name(following)}


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    person = me(request)
    row = queries.find(person, number, write=True)
    form = ArbitrationForm(request.POST or None, person=person, instance=row)
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        read = int(version) if version.isdecimal() and len(version) < 10 else None
        return redirect(actions.change(row, by=person, version=read, **form.cleaned_data))
    known = {"form": form, "arbitration": row}
    return render(request, "arbitration/form.html", known, status=422 if form.errors else 200)


@require_POST
def archive(request: HttpRequest, number: int) -> HttpResponse:
    person = me(request)
    actions.put_away(queries.find(person, number, write=True), by=person)
    return redirect("arbitration:list")
