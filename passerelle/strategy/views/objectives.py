"""Objectives: the list, one of them, writing, archiving, deleting."""

from __future__ import annotations

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.kernel.periods import Quarter
from passerelle.people.may import may, me, require
from passerelle.people.models import Person, Product
from passerelle.people.queries import company, product_choices
from passerelle.strategy import actions, queries, sentences
from passerelle.strategy.forms import ObjectiveForm
from passerelle.strategy.forms.cells import OBJECTIVES
from passerelle.strategy.models import Objective, RegisterEntry
from passerelle.strategy.views import cells, found

WRITE = "objective.write"


@require_GET
def objectives(request: HttpRequest) -> HttpResponse:
    """The objectives, a hundred a page, by horizon, product or among the archived."""
    person = me(request)
    require(person, "strategy.read")
    page = found.page_of(request, _filtered(request))
    goals = queries.goals(cast("QuerySet[Objective]", page.object_list))
    nodes = queries.nodes(person, goals, today=timezone.localdate(), is_open=False)
    context = {
        "page": page,
        "reading": sentences.objectives(node.state for node in nodes),
        "nodes": [*zip(nodes, cells.grips(request, OBJECTIVES, goals), strict=True)],
        "horizons": Objective.Horizon.choices,
        "products": product_choices(person, "strategy.read"),
        "chosen": request.GET,
    }
    return render(request, "strategy/objectives.html", context)


def _filtered(request: HttpRequest) -> QuerySet[Objective]:
    archived = request.GET.get("archived") == "1"
    rows = queries.objectives(me(request), archived=archived)
    if (horizon := request.GET.get("horizon", "")) in Objective.Horizon.values:
        rows = rows.filter(horizon=horizon)
    if slug := request.GET.get("product", ""):
        rows = rows.filter(product__slug=slug)
    return rows


@require_GET
def objective(request: HttpRequest, pk: int) -> HttpResponse:
    """One objective: where it stands, its key results, what serves it and what it serves."""
    row, *family = found.family(request, pk)
    person = me(request)
    goals = [queries.goal_of(one) for one in (row, *family)]
    nodes = queries.nodes(person, goals, today=timezone.localdate())
    context = {
        "objective": row,
        "node": nodes[0],
        "entries": _entries(person, row) if may(person, "register.read") else [],
        "may_write": may(person, WRITE, row),
    }
    return render(request, "strategy/objective.html", context)


def _entries(person: Person, row: Objective) -> QuerySet[RegisterEntry]:
    """The risks and opportunities tied to it, as a line each shows them."""
    rows = queries.entries(person).filter(objective=row).select_related(None)
    return rows.only("kind", "number", "title", "review_on")


@require_http_methods(["GET", "POST"])
def new_objective(request: HttpRequest) -> HttpResponse:
    person = me(request)
    require(person, WRITE)
    form = ObjectiveForm(request.POST or None, person=person, initial=_this_year(request))
    if request.method == "POST" and form.is_valid():
        row = actions.create_objective(by=person, **form.cleaned_data)
        found.say(request, _("The objective is set: give it its first key result."))
        return redirect(row)
    return found.show_form(request, "strategy/objective_form.html", form)


def _this_year(request: HttpRequest) -> dict[str, object]:
    """A new objective runs to the end of the fiscal year until someone says otherwise."""
    today = timezone.localdate()
    _first, last = Quarter.of(today, first_month=company().fiscal_month).fiscal_year
    product = Product.objects.filter(slug=request.GET.get("product", "")).first()
    return {"start": today, "end": last, "product": product}


@require_http_methods(["GET", "POST"])
def edit_objective(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.objective(request, pk), me(request)
    require(person, WRITE, row)
    form = ObjectiveForm(request.POST or None, person=person, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.change_objective(row, by=person, **form.cleaned_data)
        return redirect(row)
    return found.show_form(request, "strategy/objective_form.html", form, objective=row)


@require_POST
def archive_objective(request: HttpRequest, pk: int) -> HttpResponse:
    """Archive, or bring back with `back=1`."""
    row, person = found.objective(request, pk), me(request)
    require(person, WRITE, row)
    (actions.unarchive if request.POST.get("back") else actions.archive)(row, by=person)
    return redirect(row)


@require_http_methods(["GET", "POST"])
def delete_objective(request: HttpRequest, pk: int) -> HttpResponse:
    row, person = found.objective(request, pk), me(request)
    require(person, WRITE, row)
    if request.POST.get("sure"):
        found.say_deleted(request, actions.remove(row, by=person))
        return redirect("strategy:objectives")
    return found.ask(request, row=row, lost=row.key_results.count(), back=row.get_absolute_url())
