"""The second step of the wizard: which column is what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from passerelle.kernel.errors import InputError
from passerelle.people.may import me
from passerelle.sources.actions.asking import ask_check
from passerelle.sources.actions.remember import remember
from passerelle.sources.forms.columns import FORMS, ColumnsForm
from passerelle.sources.models import Import, Kind
from passerelle.sources.options import how as how_of
from passerelle.sources.preview import Preview, preview
from passerelle.sources.refusing import reasons
from passerelle.sources.sentences import said
from passerelle.sources.views.found import find_import

HOW = ("sheet", "encoding", "delimiter")
ENCODINGS = ("", "utf-8", "cp1252", "iso-8859-15", "utf-16", "mac-roman")
OFFERED = {"encoding": ENCODINGS, "delimiter": ("", ";", ",", "|", "\t")}
"""What the page lets choose; anything else in its address says nothing."""


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """See what the file holds, say which column is what, have it checked."""
    of = find_import(request, pk)
    if of.published_at:
        return redirect("sources:import", pk=of.pk)
    told = {name: _asked(request, name) or of.option(name) for name in HOW}
    given = {name: value for name, value in told.items() if value}
    context: dict[str, Any] = {"of": of, "step": 2, "told": told, "encodings": ENCODINGS}
    try:
        shown = preview(of, how_of(given))
    except InputError as error:
        context["problems"] = [said(one) for one in reasons(error)]
        return render(request, "sources/columns.html", context, status=422)
    form = _form(request, of, shown)
    if request.method == "POST" and form.is_valid():
        return _kept(request, of, form, given)
    status = 422 if form.is_bound else 200
    return render(
        request, "sources/columns.html", context | {"form": form, "shown": shown}, status=status
    )


def _asked(request: HttpRequest, name: str) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in OFFERED.get(name, (asked,)) else ""


def _form(request: HttpRequest, of: Import, shown: Preview) -> ColumnsForm:
    data = request.POST if request.method == "POST" else None
    if of.kind == Kind.MEASURE:
        name = of.file_name.split(".")[0].replace("_", " ").replace("-", " ").capitalize()
        return FORMS[of.kind](data, shown=shown, name=name)
    if of.kind == Kind.TRACKER:
        return FORMS[of.kind](data, shown=shown, person=me(request))
    return FORMS[of.kind](data, shown=shown)


def _kept(
    request: HttpRequest, of: Import, form: ColumnsForm, given: dict[str, Any]
) -> HttpResponse:
    person = me(request)
    if form.shown.fields:
        remember(of.kind, form.shown.columns, form.mapping, holds=form.shown.kind, by=person)
    ask_check(of, options=form.options() | given, product=of.product, by=person)
    return redirect("sources:import", pk=of.pk)
