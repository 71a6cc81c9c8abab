"""The frame of an exercise: what each team can take on, and what binds the choice."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from passerelle.arbitration import queries
from passerelle.arbitration.actions import frame
from passerelle.arbitration.forms.frame import FORMS, FrameForm
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.visible import teams_of
from passerelle.arbitration.reading.room import table
from passerelle.people.may import may, me
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.roadmap.queries import visible as visible_initiatives
from passerelle.roadmap.titles import quarter_name
from passerelle.ui.alphabetical import Alphabetical

PAGES = {"capacity": ("correction", "absence"), "limits": ("cash", "floor", "aside")}
LISTS = {"correction": "corrections", "absence": "absences", "cash": "cash", "floor": "floors"}
LISTS["aside"] = "asides"
NAMED: dict[str, tuple[str, ...]] = {
    "correction": ("team", "by"),
    "absence": ("team",),
    "floor": ("theme", "sponsor", "product"),
    "aside": ("initiative", "by"),
}
"""What each line names."""


@require_GET
def capacity(request: HttpRequest, number: int) -> HttpResponse:
    """Person-weeks of each team by trade and quarter, and how to correct them."""
    return _page(request, "capacity", queries.find(me(request), number))


@require_GET
def limits(request: HttpRequest, number: int) -> HttpResponse:
    """Money, floors, initiatives set aside."""
    return _page(request, "limits", queries.find(me(request), number))


@require_POST
def put(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """One line more of a kind."""
    person = me(request)
    row = queries.find(person, number, write=True)
    if kind not in FORMS:
        raise Http404(kind)
    form = _form(kind, row, person, request.POST)
    if form.is_valid():
        frame.put(row, kind, by=person, **form.cleaned_data)
        return redirect(f"arbitration:{_of(kind)}", row.number)
    return _page(request, _of(kind), row, form=form, status=422)


@require_POST
def take(request: HttpRequest, number: int, kind: str, pk: int) -> HttpResponse:
    """One line less."""
    person = me(request)
    row = queries.find(person, number, write=True)
    if kind not in FORMS:
        raise Http404(kind)
    model: Any = frame.MODELS[kind]
    frame.take(get_object_or_404(model, pk=pk, arbitration=row), kind, by=person)
    return redirect(f"arbitration:{_of(kind)}", row.number)


def _of(kind: str) -> str:
    return next(page for page, kinds in PAGES.items() if kind in kinds)


def _form(kind: str, row: Arbitration, person: Person, data: Any = None) -> FrameForm:
    return FORMS[kind](data, arbitration=row, person=person, auto_id=f"{kind}-%s")


def _page(
    request: HttpRequest,
    page: str,
    row: Arbitration,
    *,
    form: FrameForm | None = None,
    status: int = 200,
) -> HttpResponse:
    person = me(request)
    known: dict[str, Any] = {"arbitration": row, "may_write": may(person, "arbitration.write", row)}
    for kind in PAGES[page]:
        mine = form if form is not None and isinstance(form, FORMS[kind]) else None
        known[f"{kind}_form"] = mine or _form(kind, row, person)
        lines = getattr(row, LISTS[kind])
        rows = lines.select_related(*NAMED[kind]) if kind in NAMED else lines.all()
        if kind == "aside":  # one that left for another product is named to who may see it alone
            rows = rows.filter(initiative__in=visible_initiatives(person, archived=True))
        known[LISTS[kind]] = rows
    known["quarters"] = [
        (str(one), quarter_name(one)) for one in row.horizon(first_month=company().fiscal_month)
    ]
    if page == "capacity":
        known["teams"] = table(row, list(teams_of(row).order_by(Alphabetical("name"))))
    return render(request, f"arbitration/{page}.html", known, status=status)
