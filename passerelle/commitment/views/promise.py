"""One promise: its effect beside what was promised, what it is set against, what it took, why it was missed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from passerelle.commitment.models import Cause, Control, Review, Spent
from passerelle.commitment.proof import actions, controls, visible
from passerelle.commitment.proof.current import facts_now
from passerelle.commitment.proof.forms import CauseForm, ControlForm, SpentForm
from passerelle.commitment.proof.naming import told_clues
from passerelle.commitment.proof.shown import Reader
from passerelle.commitment.proof.visible import Promise
from passerelle.kernel.typography import short_date
from passerelle.kpis.queries import visible as visible_measures
from passerelle.people.may import me
from passerelle.people.models import Person
from passerelle.ui.language import lang
from passerelle.ui.toast import toast

Forms = dict[str, Any]


@require_GET
def promise(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    person = me(request)
    return _page(request, person, visible.promise(person, number, initiative), {})


@require_POST
def control(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """Choose a measure that the initiative cannot have touched."""
    person = me(request)
    told = visible.promise(person, number, initiative, write=True)
    form = ControlForm(request.POST, choices=controls.choosable(person, told))
    if not form.is_valid():
        return _page(request, person, told, {"control_form": form})
    actions.compare_with(told.initiative, form.cleaned_data["measure"], by=person)
    return _back(request, told, _("The next review is read against it."))


@require_POST
def remove_control(request: HttpRequest, number: int, initiative: int, pk: int) -> HttpResponse:
    person = me(request)
    told = visible.promise(person, number, initiative, write=True)
    row = get_object_or_404(Control, pk=pk, initiative=told.initiative)
    actions.compare_no_longer(row, by=person)
    return _back(request, told, _("It is no longer a control."))


@require_POST
def spent(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """Say what it took."""
    person = me(request)
    told = visible.promise(person, number, initiative, write=True)
    form = SpentForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, person, told, {"spent_form": form})
    actions.spend(told.initiative, by=person, **form.cleaned_data)
    return _back(request, told, _("What it took is written down."))


@require_POST
def cause(request: HttpRequest, number: int, initiative: int) -> HttpResponse:
    """Confirm why it left what was frozen of it."""
    person = me(request)
    told = visible.promise(person, number, initiative, write=True)
    form = CauseForm(request.POST)
    if not form.is_valid():
        return _page(request, person, told, {"cause_form": form})
    actions.confirm(told.commitment, told.initiative, by=person, **form.cleaned_data)
    return _back(request, told, _("The cause is confirmed."))


def _back(request: HttpRequest, told: Promise, said: str) -> HttpResponse:
    toast(request, said)
    return redirect("commitment:promise", told.commitment.number, told.line["number"])


def _page(request: HttpRequest, person: Person, told: Promise, forms: Forms) -> HttpResponse:
    kept = Review.objects.filter(commitment=told.commitment).order_by("-on", "-pk").first()
    facts = kept.facts if kept else facts_now(told.commitment, on=timezone.localdate())
    line = next(one for one in facts["lines"] if one["number"] == told.line["number"])
    reader = Reader(person, told.commitment)
    known = {
        "commitment": told.commitment,
        "arbitration": told.commitment.arbitration,
        "initiative": told.initiative,
        "row": reader.row(line),
        "kept": kept,
        "on": short_date(kept.on, lang(), year=True) if kept else "",
        "clues": told_clues(person, line["clues"]),
        "causes": _causes(told),
        "spent": _spent(told),
        "controls": _controls(person, told),
        "weeks": line["effect"] if "before" in line["effect"] else None,
        "may_write": told.may_write(person),
    }
    if known["may_write"]:
        known |= _forms(person, told, line) | forms
    return render(request, "commitment/proof/promise.html", known, status=422 if forms else 200)


def _forms(person: Person, told: Promise, line: dict[str, Any]) -> Forms:
    best = line["clues"][0]["kind"] if line["clues"] else None
    return {
        "cause_form": CauseForm(initial={"kind": best}),
        "spent_form": SpentForm(today=timezone.localdate()),
        "control_form": ControlForm(choices=controls.choosable(person, told)),
        "suggested": controls.suggested(person, told),
    }


def _causes(told: Promise) -> list[dict[str, Any]]:
    rows = Cause.objects.filter(commitment=told.commitment, initiative=told.initiative)
    return [{"row": row, "by": row.by, "on": _on(row.at)} for row in rows.select_related("by")]


def _spent(told: Promise) -> list[dict[str, Any]]:
    rows = Spent.objects.filter(initiative=told.initiative).select_related("by")
    return [{"row": row, "on": short_date(row.on, lang(), year=True), "by": row.by} for row in rows]


def _controls(person: Person, told: Promise) -> list[dict[str, Any]]:
    """By name only those that the person sees."""
    rows = Control.objects.filter(initiative=told.initiative).select_related("measure", "by")
    seen = set(visible_measures(person, archived=True).values_list("pk", flat=True))
    return [
        {"row": row, "name": row.measure.name if row.measure_id in seen else "", "by": row.by}
        for row in rows.order_by("pk")
    ]


def _on(at: Any) -> str:
    return short_date(timezone.localdate(at), lang(), year=True)
