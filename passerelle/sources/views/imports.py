"""The list of imports, a new one, one of them from check to undo."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from passerelle.jobs.queries import latest, progress
from passerelle.people.may import me, require
from passerelle.sources import telling
from passerelle.sources.actions import asking
from passerelle.sources.actions.receive import receive
from passerelle.sources.actions.undo import undo as take_back
from passerelle.sources.forms.start import StartForm
from passerelle.sources.models import Import
from passerelle.sources.report import alike, read_problems
from passerelle.sources.sentences import said
from passerelle.sources.views.found import PAGE, find_import, seen_imports
from passerelle.ui.know import is_part
from passerelle.ui.toast import toast

TEMPLATES = (
    ("tracker", gettext_lazy("Work items of a tracker")),
    ("measure", gettext_lazy("Values of a measure")),
    ("initiatives", gettext_lazy("Initiatives")),
    ("objectives", gettext_lazy("Objectives")),
    ("key_results", gettext_lazy("Key results")),
    ("people", gettext_lazy("People")),
    ("teams", gettext_lazy("Teams")),
    ("products", gettext_lazy("Products")),
    ("events", gettext_lazy("Dated events")),
)


@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    page = Paginator(seen_imports(request), PAGE).get_page(request.GET.get("page"))
    rows = [telling.row(one) for one in page]
    return render(request, "sources/imports.html", {"rows": rows, "page": page})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to pour in, and give the file."""
    person = me(request)
    require(person, "import.run")
    form = StartForm(
        request.POST or None,
        request.FILES or None,
        person=person,
        initial={"kind": request.GET.get("kind", "tracker")},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        of = receive(
            form.cleaned_data["kind"],
            given.chunks(),
            name=given.name,
            by=person,
            product=form.cleaned_data["product"],
        )
        return redirect("sources:columns", pk=of.pk)
    status = 422 if form.is_bound else 200
    context = {"form": form, "step": 1, "templates": TEMPLATES}
    return render(request, "sources/new.html", context, status=status)


@require_GET
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands: being checked, checked, being written, done, refused, taken back."""
    of = find_import(request, pk)
    job = latest(of.job_key)
    going = progress(job) if job else None
    waits = of.state in {Import.State.RECEIVED, Import.State.RUNNING}
    if waits and going is None:
        return redirect("sources:columns", pk=of.pk)
    is_going = waits and going is not None and not going.is_over
    context: dict[str, Any] = {"of": of, "going": going, "is_going": is_going}
    if is_part(request, "going"):
        response = render(request, "sources/parts/going.html", context)
        if not is_going:
            response["HX-Refresh"] = "true"
        return response
    if not is_going:
        context |= _told(request, of)
    context |= {"step": {"received": 3, "checked": 3, "refused": 3}.get(of.state, 4)}
    context["failure"] = going.reason if waits and going else ""
    return render(request, "sources/import.html", context)


def _told(request: HttpRequest, of: Import) -> dict[str, Any]:
    page = Paginator(alike(read_problems(of)), PAGE).get_page(request.GET.get("page"))
    return {
        "verdict": telling.verdict(of),
        "strip": telling.strip(of),
        "besides": telling.besides(of),
        "page": page,
        "problems": [
            (telling.rows(one.rows), one.problem.place.column, said(one.problem)) for one in page
        ],
        "when": telling.when(of),
        "onward": telling.onward(of, reader=me(request)),
    }


@require_POST
def run(request: HttpRequest, pk: int) -> HttpResponse:
    of = find_import(request, pk)
    asking.ask_run(of, by=me(request))
    return redirect("sources:import", pk=of.pk)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    of = find_import(request, pk)
    done = take_back(of, by=me(request))
    sentence = (
        _("“%(name)s” was taken back.")
        if not done.left
        else _("“%(name)s” was taken back, except what moved since: see below.")
    )
    toast(request, sentence % {"name": of.file_name})
    return redirect(reverse("sources:import", args=[of.pk]))
