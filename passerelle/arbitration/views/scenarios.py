"""The arbitrage page: scenarios on one scale, initiative by initiative, loads, who gets what, against today."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from passerelle.arbitration import actions
from passerelle.arbitration.models import Scenario, Solution
from passerelle.arbitration.reading import floors, initiatives, loads, moves, side
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import past, summary, verdict
from passerelle.arbitration.views.exercise import exercise
from passerelle.people.may import may, me
from passerelle.ui.know import is_part

MOVES = 20
"""What would change on the roadmap, drawn until somebody asks for the rest."""


@require_GET
def scenarios(request: HttpRequest, number: int) -> HttpResponse:
    """The whole page, or what moves while searches go on."""
    it = exercise(request, number)
    is_going = any(not one.is_over for one in it.going.values())
    if is_part(request, "going"):
        response = render(request, "arbitration/parts/going.html", _going(it, is_going=is_going))
        if not is_going:
            response["HX-Refresh"] = "true"
        return response
    standing = side.standing(it)
    known: dict[str, Any] = {
        "title": verdict.title(standing),
        "is_frozen": standing.is_frozen,
        "heading": summary.heading(it.arbitration),
    }
    known |= _going(it, is_going=is_going)
    if it.scenarios:
        known |= _compared(request, it)
    return render(request, "arbitration/scenarios.html", known)


def _going(it: Exercise, *, is_going: bool) -> dict[str, Any]:
    searches = [summary.search(it, letter, one) for letter, one in it.going.items()]
    may_write = may(it.person, "arbitration.write", it.arbitration)
    known = {"arbitration": it.arbitration, "searches": searches, "is_going": is_going}
    return known | {"may_write": may_write}


def _compared(request: HttpRequest, it: Exercise) -> dict[str, Any]:
    rows = side.sides(it)
    chosen = chosen_of(request, it, rows)
    groups = initiatives.groups(it, chosen, whole=request.GET.get("all", ""))
    by = request.GET.get("by", "")
    shared = by if by in loads.BY else "theme"
    at = _quarter(request, it)
    solution = it.solutions.get(chosen.letter)
    return {
        "sides": [summary.shown(it, one) for one in rows],
        "axes": side.axes(rows),
        "say": summary.say(it, rows),
        "sum": summary.proved(it, rows),
        "stale": sorted(it.stale),
        "taught": past.corrected(it.framed.taught) if it.framed else "",
        "chosen": chosen,
        "groups": groups,
        "value_axis": initiatives.axis(groups),
        "has_kept": any(one.kept is not None for group in groups for one in group.lines),
        "count": sum(len(one.rows) for one in groups),
        "quarters": list(enumerate(loads.quarter_names(it))),
        "quarter": at,
        "loads": loads.loads(it, at),
        "by": shared,
        "shares": loads.shares(it, shared),
        "floors": floors.floors(it),
        **_moves(it, solution, whole=request.GET.get("all") == "moves"),
        "left_out": moves.left_out(it, solution) if solution else [],
        "know_base": reverse("arbitration:scenarios", args=[it.arbitration.number]),
        "may_plan": may(me(request), "roadmap.write"),
    }


def _moves(it: Exercise, solution: Solution | None, *, whole: bool) -> dict[str, Any]:
    """What would change on the roadmap: the first initiatives, until all are asked for."""
    found = moves.moves(it, solution) if solution else []
    shown = found if whole else found[:MOVES]
    return {"moves": shown, "more_moves": len(found) - len(shown)}


def chosen_of(request: HttpRequest, it: Exercise, rows: list[side.Side]) -> Scenario:
    """The one that the address names, else the best, else the first."""
    asked = request.GET.get("in", "")
    best = next((one.scenario for one in rows if one.is_best), it.scenarios[0])
    return next((one for one in it.scenarios if one.letter == asked), best)


def _quarter(request: HttpRequest, it: Exercise) -> int:
    asked = request.GET.get("quarter", "")
    there = len(loads.quarters(it))
    if asked.isdecimal() and int(asked[:3]) < there:
        return int(asked[:3])
    return loads.fullest(it)


@require_POST
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Three scenarios to begin with, computed at once."""
    it = exercise(request, number, write=True)
    for one in actions.propose(it.arbitration, by=me(request)):
        actions.solve(one, by=me(request))
    return redirect("arbitration:scenarios", number=number)


@require_POST
def solve_all(request: HttpRequest, number: int) -> HttpResponse:
    """Every scenario that has no solution of today's facts."""
    it = exercise(request, number, write=True)
    for one in it.scenarios:
        if one.letter not in it.solutions or one.letter in it.stale:
            actions.solve(one, by=me(request))
    return redirect("arbitration:scenarios", number=number)
