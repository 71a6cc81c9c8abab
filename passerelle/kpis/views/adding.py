"""What is hung on a measure and taken away again: values, targets, events, definitions, terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.kernel.errors import DomainError
from passerelle.kpis import actions
from passerelle.kpis.forms import DefinitionForm, EventForm, TargetForm, TermForm, ValueForm
from passerelle.kpis.models import Measure
from passerelle.kpis.views import found
from passerelle.people.may import me
from passerelle.ui.toast import toast


def _add(
    request: HttpRequest, measure: Measure, form: BaseForm, *, act: Callable[..., Any], title: str
) -> HttpResponse:
    """Show the form; once it holds, act, and go back to the measure. A refusal is said in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act(measure, by=me(request), **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, f"{refused.message} {refused.hint}")
        else:
            return redirect("kpis:measure", slug=measure.slug)
    back = reverse("kpis:measure", args=[measure.slug])
    return found.show_form(request, form, title=title, measure=measure, back=back)


def _drop(
    request: HttpRequest, measure: Measure, row: Any, *, act: Callable[..., Any], said: str
) -> HttpResponse:
    act(row, by=me(request))
    toast(request, said)
    return redirect("kpis:measure", slug=measure.slug)


@require_http_methods(["GET", "POST"])
def new_value(request: HttpRequest, slug: str) -> HttpResponse:
    measure = found.writable(request, slug)
    form = ValueForm(request.POST or None, initial={"on": timezone.localdate()})
    return _add(request, measure, form, act=actions.type_value, title=_("Type a value"))


@require_POST
def drop_value(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    measure = found.writable(request, slug)
    row = get_object_or_404(measure.typed_values, pk=pk)
    said = _("The typed value is gone: the file’s shows again, where there is one.")
    return _drop(request, measure, row, act=actions.remove_value, said=said)


@require_http_methods(["GET", "POST"])
def new_target(request: HttpRequest, slug: str) -> HttpResponse:
    measure = found.writable(request, slug)
    form = TargetForm(request.POST or None)
    return _add(request, measure, form, act=actions.set_target, title=_("Set a target"))


@require_POST
def drop_target(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    measure = found.writable(request, slug)
    row = get_object_or_404(measure.targets, pk=pk)
    return _drop(request, measure, row, act=actions.remove_target, said=_("The target is gone."))


@require_http_methods(["GET", "POST"])
def new_event(request: HttpRequest, slug: str) -> HttpResponse:
    measure = found.writable(request, slug)
    form = EventForm(
        request.POST or None, measure=measure, initial={"on": request.GET.get("on", "")}
    )
    if request.GET.get(
        "on"
    ):  # the day was chosen on the chart: what is left to say is what happened
        form.fields["label"].widget.attrs["autofocus"] = True
    return _add(request, measure, form, act=actions.add_event, title=_("Set a dated event"))


@require_POST
def drop_event(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Only what belongs to this measure or to its product; the company's stay."""
    measure = found.writable(request, slug)
    row = get_object_or_404(found.own_events(measure), pk=pk)
    deletion = actions.remove_event(row, by=me(request))
    toast(request, _("The event is gone."), undo=reverse("trail:undo", args=[deletion.pk]))
    return redirect("kpis:measure", slug=slug)


@require_http_methods(["GET", "POST"])
def define(request: HttpRequest, slug: str) -> HttpResponse:
    measure = found.writable(request, slug)
    form = DefinitionForm(request.POST or None, initial={"since": timezone.localdate()})
    return _add(request, measure, form, act=actions.define, title=_("Define it anew"))


@require_http_methods(["GET", "POST"])
def new_term(request: HttpRequest, slug: str) -> HttpResponse:
    measure = found.writable(request, slug)
    form = TermForm(request.POST or None, person=me(request), measure=measure)
    return _add(request, measure, form, act=actions.add_term, title=_("Add a term to its formula"))


@require_POST
def drop_term(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    measure = found.writable(request, slug)
    row = get_object_or_404(measure.terms, pk=pk)
    return _drop(request, measure, row, act=actions.remove_term, said=_("The term is gone."))
