"""The step where a scenario is frozen: what would be, what stands in the way, one button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from passerelle.arbitration.queries import find, find_scenario
from passerelle.arbitration.reading.shown import Exercise
from passerelle.commitment.freezing import checks
from passerelle.commitment.freezing.actions import freeze as freeze_scenario
from passerelle.commitment.freezing.seal import content_of
from passerelle.commitment.reading import Told
from passerelle.people.may import me, require_company_wide
from passerelle.ui.language import lang
from passerelle.ui.toast import toast


@require_http_methods(["GET", "POST"])
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Of the scenario asked for, else of the one that can be frozen, else of the first."""
    person = me(request)
    require_company_wide(person, "roadmap.freeze")
    it = Exercise(find(person, number), person)
    if request.method == "POST":
        asked = find_scenario(it.arbitration, request.POST.get("scenario", ""))
        done = freeze_scenario(asked, name=request.POST.get("name", ""), by=person)
        toast(request, _said(done.is_new))
        return redirect(done.commitment)
    letter = request.GET.get("in", "") or _ready(it)
    scenario = find_scenario(it.arbitration, letter) if letter else None
    found = checks.obstacles(it, scenario) if scenario else []
    known = {
        "arbitration": it.arbitration,
        "scenarios": it.scenarios,
        "scenario": scenario,
        "obstacles": found,
        "told": None,
        "last": it.arbitration.commitments.order_by("-number").first(),
    }
    if scenario and not found:
        content = content_of(it, scenario, it.solutions[scenario.letter])
        known["told"] = Told(dict(content), [dict(one) for one in content["lines"]], lang=lang())
    return render(request, "commitment/freeze.html", known)


def _said(is_new: bool) -> str:
    if is_new:
        return _("It is frozen: what was promised cannot be rewritten any more.")
    return _("It was frozen already: here is that commitment.")


def _ready(it: Exercise) -> str:
    """The letter of the first scenario that can be frozen, else of the first."""
    letters = [one.letter for one in it.scenarios]
    ready = [one.letter for one in it.scenarios if not checks.obstacles(it, one)]
    return (ready or letters or [""])[0]
