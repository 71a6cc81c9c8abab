"""Baselines: what was promised, frozen, and what has moved since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from passerelle.kernel.typography import number, short_date
from passerelle.people.may import grants_of, require
from passerelle.people.models import Person
from passerelle.reports.drawing import Axis
from passerelle.roadmap import titles
from passerelle.roadmap.actions import freeze
from passerelle.roadmap.drift import Comparison, Moved, compare
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.roadmap.queries import visible
from passerelle.roadmap.queries.lines import frozen_for, lines_of
from passerelle.roadmap.views import causes
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.drifts import drawn
from passerelle.ui.addresses import address
from passerelle.ui.language import lang
from passerelle.ui.toast import toast

SHOWN = 100  # the worst drifts; those beyond are counted


def may_freeze(person: Person) -> bool:
    """A baseline holds the whole company's roadmap: a role on one product cannot freeze it."""
    return grants_of(person).company_wide("roadmap.freeze")


@require_http_methods(["GET", "POST"])
def baselines(request: Asked) -> HttpResponseBase:
    require(request.user, "roadmap.read")
    if request.method == "POST":
        if not may_freeze(request.user):
            raise Http404("baselines")
        row = freeze(name=request.POST.get("name", ""), by=request.user)
        toast(request, _("The roadmap is frozen: “%(name)s”.") % {"name": row.name})
        return redirect(row)
    rows = Baseline.objects.select_related("by").defer("lines")
    known = {"rows": [_listed(row) for row in rows], "may_freeze": may_freeze(request.user)}
    return render(request, "roadmap/baselines.html", known)


def _listed(row: Baseline) -> dict[str, Any]:
    return {
        "row": row,
        "date": short_date(timezone.localdate(row.at), lang(), year=True),
        "digest": row.digest[:12],
    }


@require_GET
def baseline(request: Asked, number: int) -> HttpResponse:
    """A baseline against today, for what this person may see."""
    require(request.user, "roadmap.read")
    row = Baseline.objects.select_related("by").filter(number=number).first()
    if row is None:
        raise Http404("baseline")
    compared = _compared(request.user, row)
    date = short_date(timezone.localdate(row.at), lang(), year=True)
    known = {
        "row": row,
        "date": date,
        "verdict": titles.of_comparison(
            dated=len(compared.dated), moved=len(compared.moved), late=len(compared.late), date=date
        ),
        "drifts": _drifts(compared, compared.moved[:SHOWN]),
        "beyond": max(0, len(compared.moved) - SHOWN),
        "still": len(compared.dated) - len(compared.moved),
        "causes": causes.table(compared, request.GET.get("page")),
    }
    return render(request, "roadmap/baseline.html", known)


def _compared(person: Person, row: Baseline) -> Comparison:
    """With today, for what this person may see; of what was added since, no more is read than its name."""
    frozen = frozen_for(person, row)
    numbers = [line["number"] for line in frozen]
    today = visible(person)
    added = today.exclude(number__in=numbers).exclude(state=Initiative.State.DROPPED)
    named = added.order_by("number").values_list("number", "title")
    lines = [{"code": f"I-{n:02d}", "number": n, "title": title} for n, title in named]
    compared = compare(frozen, lines_of(today.filter(number__in=numbers)))
    return replace(compared, added=tuple(lines))


def _drifts(compared: Comparison, shown: list[Moved]) -> list[dict[str, Any]]:
    days = [one.drift or 0 for one in compared.moved]
    low, high = min([0, *days]), max([0, *days])
    air = max(1.0, (high - low) * 0.2)
    axis = Axis(low - air, high + air)
    return [_drift(one, axis) for one in shown]


def _drift(one: Moved, axis: Axis) -> dict[str, Any]:
    language = lang()
    return {
        "code": one.now["code"],
        "url": address("roadmap:initiative", one.number),
        "title": one.now["title"],
        "promised": short_date(one.promised, language, year=True),
        "expected": short_date(one.expected, language, year=True),
        "delivered": one.now["state"] == "delivered",
        "drift": number(one.drift, language, sign=True),
        "is_late": (one.drift or 0) > 0,
        "bar": drawn(one.drift or 0, axis=axis, text=number(one.drift, language, sign=True)),
    }
