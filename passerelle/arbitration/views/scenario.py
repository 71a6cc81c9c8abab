"""One scenario: its settings, its copy, its search, what is forced, who is added."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from passerelle.arbitration import actions
from passerelle.arbitration.forms import ScenarioForm, StaffForm
from passerelle.arbitration.forms.frame import ScenarioFloorForm
from passerelle.arbitration.models import Scenario
from passerelle.arbitration.reading.floors import own_floors
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.views.exercise import exercise, scenario_of
from passerelle.people.may import me
from passerelle.roadmap.queries import visible
from passerelle.ui.toast import toast


def _back(number: int, letter: str = "", anchor: str = "") -> HttpResponse:
    url = reverse("arbitration:scenarios", args=[number])
    return redirect(f"{url}{f'?in={letter}' if letter else ''}{anchor}")


@require_http_methods(["GET", "POST"])
def scenario(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """Its name, its story and its settings."""
    it = exercise(request, number, write=True)
    row = scenario_of(it, letter)
    form = ScenarioForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        read = int(version) if version.isdecimal() and len(version) < 10 else None
        actions.change_scenario(row, by=me(request), version=read, **form.cleaned_data)
        return _back(number, letter)
    return _shown(request, it, row, form=form)


def _teams(it: Exercise) -> list[int]:
    """Those of the frame that this person may see."""
    return [pk for pk in (it.framed.teams if it.framed else ()) if pk in it.teams]


def _shown(
    request: HttpRequest,
    it: Exercise,
    row: Scenario,
    *,
    form: ScenarioForm | None = None,
    staff_form: StaffForm | None = None,
    floor_form: ScenarioFloorForm | None = None,
) -> HttpResponse:
    seen = visible(it.person, archived=True)
    known = {
        "arbitration": it.arbitration,
        "scenario": row,
        "form": form or ScenarioForm(instance=row),
        "staff_form": staff_form or StaffForm(teams=_teams(it)),
        "floor_form": floor_form or _floor_form(it),
        "floors": own_floors(it, row),
        "changes": row.capacity_changes.filter(team__in=it.teams).select_related("team", "by"),
        "forced": row.forced.filter(initiative__in=seen).select_related("initiative", "by"),
    }
    wrong = [one for one in (form, staff_form, floor_form) if one and one.errors]
    return render(request, "arbitration/scenario.html", known, status=422 if wrong else 200)


def _floor_form(it: Exercise, data: Any = None) -> ScenarioFloorForm:
    return ScenarioFloorForm(data, arbitration=it.arbitration, person=it.person, auto_id="floor-%s")


@require_POST
def copy(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    it = exercise(request, number, write=True)
    made = actions.copy(scenario_of(it, letter), by=me(request))
    return redirect(made.get_absolute_url())


@require_POST
def delete(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    it = exercise(request, number, write=True)
    row = scenario_of(it, letter)
    gone = actions.delete_scenario(row, by=me(request))
    said = _("Scenario %(letter)s was deleted.") % {"letter": letter}
    toast(request, said, undo=reverse("trail:undo", args=[gone.pk]))
    return _back(number)


@require_POST
def solve(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    it = exercise(request, number, write=True)
    actions.solve(scenario_of(it, letter), by=me(request))
    return _back(number, letter)


@require_POST
def stop(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    it = exercise(request, number, write=True)
    actions.stop(scenario_of(it, letter), by=me(request))
    return _back(number, letter)


@require_POST
def force(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """`inside`, `out` or `free` holds the number of an initiative."""
    it = exercise(request, number, write=True)
    row = scenario_of(it, letter)
    for name, is_in in (("inside", True), ("out", False), ("free", None)):
        asked = request.POST.get(name, "")
        if asked.isdecimal() and len(asked) < 10:
            found = visible(it.person).filter(number=int(asked)).first()
            if found is None or not _is_told(it, found.number):
                raise Http404(asked)
            actions.force(row, found, is_in=is_in, by=me(request))
            return _back(number, letter, f"#i{found.number}")
    raise Http404("initiative")


def _is_told(it: Exercise, number: int) -> bool:
    return number in it.rows


@require_POST
def staff(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """People added to a team in one trade, or taken from it."""
    it = exercise(request, number, write=True)
    row = scenario_of(it, letter)
    form = StaffForm(request.POST, teams=_teams(it))
    if not form.is_valid():
        return _shown(request, it, row, staff_form=form)
    said = form.cleaned_data
    actions.staff(
        row, team=said["team"], trade=said["trade"], people=said["people"], by=me(request)
    )
    return redirect(row.get_absolute_url() + "#people")


@require_POST
def protect(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """A floor of this scenario, in place of the frame's for the same thing or beside it."""
    it = exercise(request, number, write=True)
    row = scenario_of(it, letter)
    form = _floor_form(it, request.POST)
    if not form.is_valid():
        return _shown(request, it, row, floor_form=form)
    actions.protect(row, by=me(request), **form.cleaned_data)
    return redirect(row.get_absolute_url() + "#floors")


@require_POST
def unprotect(request: HttpRequest, number: int, letter: str, pk: int) -> HttpResponse:
    it = exercise(request, number, write=True)
    row = scenario_of(it, letter)
    actions.unprotect(get_object_or_404(row.floors, pk=pk), by=me(request))
    return redirect(row.get_absolute_url() + "#floors")
