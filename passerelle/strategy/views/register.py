"""The register of opportunities and risks: list, matrix, one entry, its reviews."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.people.may import may, me, require
from passerelle.people.veil import veil, veiled
from passerelle.strategy import actions, queries, sentences
from passerelle.strategy.forms import EntryForm, ReviewForm, StateForm
from passerelle.strategy.forms.cells import REGISTER
from passerelle.strategy.models import RegisterEntry
from passerelle.strategy.queries.register import LISTED
from passerelle.strategy.sheet import as_csv
from passerelle.strategy.views import cells, found

READ, WRITE = "register.read", "register.write"


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The entries a hundred a page, what is overdue first, and the five by five matrix of the live ones."""
    person, today = me(request), timezone.localdate()
    require(person, READ)
    as_matrix = request.GET.get("view") == "matrix"
    context = {
        "reading": sentences.register(**queries.looked_at(person, today)),
        "as_matrix": as_matrix,
        "kinds": RegisterEntry.Kind.choices,
        "states": RegisterEntry.State.choices,
        "chosen": request.GET,
        **(_matrix(request) if as_matrix else _list(request, today)),
    }
    return render(request, "strategy/register.html", context)


def _matrix(request: HttpRequest) -> dict[str, Any]:
    return {"matrix": queries.matrix(me(request), kind=request.GET.get("kind", ""))}


def _list(request: HttpRequest, today: dt.date) -> dict[str, Any]:
    listed = _filtered(request).select_related(None).select_related("owner").only(*LISTED)
    page = found.page_of(request, listed)
    rows = queries.register_rows(page.object_list, today=today)
    cell = cells.grips(request, REGISTER, page.object_list)
    return {"page": page, "rows": [*zip(rows, cell, strict=True)]}


def _filtered(request: HttpRequest) -> QuerySet[RegisterEntry]:
    """By kind and state; closed entries show only when asked for."""
    asked = request.GET
    rows = queries.entries(me(request), archived=asked.get("archived") == "1")
    state = asked.get("state", "")
    if state in RegisterEntry.State.values:
        rows = rows.filter(state=state)
    elif asked.get("archived") != "1":
        rows = rows.exclude(state=RegisterEntry.State.CLOSED)
    if (kind := asked.get("kind", "")) in RegisterEntry.Kind.values:
        rows = rows.filter(kind=kind)
    for axis in ("likelihood", "impact"):
        if asked.get(axis, "") in set("12345"):
            rows = rows.filter(**{axis: int(asked[axis])})
    return rows


@require_GET
def export_register(request: HttpRequest) -> HttpResponse:
    """The same rows as the list, as CSV that a spreadsheet can open safely."""
    require(me(request), READ)
    answer = HttpResponse(
        as_csv(veiled(me(request), _filtered(request), {"objective": "strategy.read"})),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="register.csv"'
    return answer


@require_GET
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.entry(request, pk), me(request)
    return render(request, "strategy/entry.html", _shown(row, person=person))


def _shown(row: RegisterEntry, *, person: Any, form: Any = None) -> dict[str, Any]:
    today = timezone.localdate()
    veil(person, row, {"objective": "strategy.read"})
    return {
        "entry": row,
        "row": queries.register_rows([row], today=today)[0],
        "form": form or ReviewForm(),
        "state_form": StateForm(initial={"state": row.state}),
        "may_write": may(person, WRITE, row),
    }


@require_http_methods(["GET", "POST"])
def new_entry(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, WRITE)
    asked = {name: request.GET[name] for name in ("kind", "objective") if name in request.GET}
    form = EntryForm(request.POST or None, person=person, initial={"owner": person.pk, **asked})
    if request.method == "POST" and form.is_valid():
        row = actions.create_entry(by=person, **form.cleaned_data)
        found.say(request, _("%(code)s is in the register.") % {"code": row.code})
        return redirect(row)
    return found.show_form(request, "strategy/entry_form.html", form)


@require_http_methods(["GET", "POST"])
def edit_entry(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.entry(request, pk), me(request)
    require(person, WRITE, row)
    form = EntryForm(request.POST or None, person=person, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_entry(row, by=person, **form.cleaned_data)
        return redirect(row)
    return found.show_form(request, "strategy/entry_form.html", form, entry=row)


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """It was looked at: what was found, and when it will be again."""
    row, person = found.entry(request, pk), me(request)
    require(person, WRITE, row)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        context = _shown(row, person=person, form=form)
        return render(request, "strategy/entry.html", context, status=422)
    actions.review(row, by=person, **form.cleaned_data)
    found.say(request, _("%(code)s was reviewed.") % {"code": row.code})
    return redirect(row)


@require_POST
def set_state(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of it, from its own page."""
    row, person = found.entry(request, pk), me(request)
    require(person, WRITE, row)
    form = StateForm(request.POST)
    if not form.is_valid():
        return render(request, "strategy/entry.html", _shown(row, person=person), status=422)
    actions.set_state(row, state=form.cleaned_data["state"], by=person)
    return redirect(row)


@require_POST
def archive_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Archive, or bring back with `back=1`."""
    row, person = found.entry(request, pk), me(request)
    require(person, WRITE, row)
    (actions.unarchive if request.POST.get("back") else actions.archive)(row, by=person)
    return redirect(row)


@require_http_methods(["GET", "POST"])
def delete_entry(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.entry(request, pk), me(request)
    require(person, WRITE, row)
    if request.POST.get("sure"):
        found.say_deleted(request, actions.remove(row, by=person))
        return redirect("strategy:register")
    return found.ask(request, row=row, lost=0, back=row.get_absolute_url())
