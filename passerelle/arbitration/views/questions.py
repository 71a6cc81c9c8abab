"""Exact answers, asked for, stopped, and read while they are found."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from passerelle.arbitration import actions
from passerelle.arbitration.models import Question, Solution
from passerelle.arbitration.reading import front as fronts
from passerelle.arbitration.reading import questions
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import axes as words
from passerelle.arbitration.views.exercise import exercise, scenario_of
from passerelle.people.may import may, me
from passerelle.ui.know import is_part


@require_POST
def ask(request: HttpRequest, number: int, letter: str, kind: str) -> HttpResponse:
    """`subject` holds the number of an initiative, `axis` what a front weighs value against."""
    it = exercise(request, number, write=True)
    scenario_of(it, letter)
    solution = _solution(it, letter)
    if kind not in Question.Kind.values:
        raise Http404(kind)
    if kind == Question.Kind.PEOPLE:
        actions.ask(solution, kind, by=me(request))
        return redirect("arbitration:further", number=number, letter=letter)
    if kind == Question.Kind.FRONT:
        axis = request.POST.get("axis", fronts.LOW)
        if fronts.choice_of(fronts.choices(it, solution), axis) is None:
            raise Http404(axis)
        actions.ask(solution, kind, axis=axis, by=me(request))
        return redirect(_further(number, letter, axis))
    subject = request.POST.get("subject", "")
    if not subject.isdecimal() or len(subject) > 9 or int(subject) not in it.rows:
        raise Http404(subject)
    actions.ask(solution, kind, subject=int(subject), by=me(request))
    return redirect(f"{reverse('arbitration:why', args=[number, int(subject)])}#{letter}")


@require_POST
def halt(request: HttpRequest, number: int, letter: str, question: int) -> HttpResponse:
    """What is known by then is kept."""
    it = exercise(request, number, write=True)
    row = _question(it, letter, question)
    actions.halt(row, by=me(request))
    if row.subject:
        return redirect(f"{reverse('arbitration:why', args=[number, row.subject])}#{letter}")
    return redirect(_further(number, letter, row.axis))


@require_POST
def hold(request: HttpRequest, number: int, letter: str, question: int, point: int) -> HttpResponse:
    """The plan of a point becomes a scenario."""
    it = exercise(request, number, write=True)
    row = _question(it, letter, question)
    points = (row.found or {}).get("points", [])
    choice = fronts.choice_of(fronts.choices(it, row.solution), row.axis or fronts.LOW)
    if choice is None or point >= len(points) or "ways" not in points[point]:
        raise Http404(point)
    name = words.name(letter, label=choice.label, named=choice.name)
    made = actions.hold(row, point, name=name, by=me(request))
    return redirect(f"{reverse('arbitration:scenarios', args=[number])}?in={made.letter}")


def _solution(it: Exercise, letter: str) -> Solution:
    """The last one of a scenario, or 404."""
    solution = it.solutions.get(letter)
    if solution is None:
        raise Http404(letter)
    return solution


def _question(it: Exercise, letter: str, pk: int) -> Question:
    scenario_of(it, letter)
    return get_object_or_404(Question, pk=pk, solution=_solution(it, letter))


def _further(number: int, letter: str, axis: str) -> str:
    url = reverse("arbitration:further", args=[number, letter])
    return f"{url}?{urlencode({'by': axis})}#s2" if axis else url


@require_GET
def further(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """What else could be: one person more, and plans that trade value for something else."""
    it = exercise(request, number)
    scenario = scenario_of(it, letter)
    solution = _solution(it, letter)
    person, more = questions.people(it, solution)
    groups = fronts.choices(it, solution)
    asked = fronts.asked(solution, groups)
    wanted = request.GET.get("by", asked[-1].axis if asked else fronts.LOW)
    choice = fronts.choice_of(groups, wanted)
    if choice is None:
        raise Http404(wanted)
    front = fronts.front(it, solution, choice)
    states = questions.state_of(person), questions.state_of(front.question)
    known: dict[str, Any] = {
        "arbitration": it.arbitration,
        "scenario": scenario,
        "title": words.title(
            letter, people=more[0].at_most if more else "", front=front.kept, label=choice.label
        ),
        "people_question": person,
        "people_state": states[0],
        "people": more,
        "groups": groups,
        "asked": asked,
        "front": front,
        "front_state": states[1],
        "column": words.column(choice.axis),
        "is_going": "going" in states,
        "is_stale": letter in it.stale,
        "may_write": may(me(request), "arbitration.write", it.arbitration),
    }
    part = (
        "arbitration/parts/further.html"
        if is_part(request, "further")
        else "arbitration/further.html"
    )
    return render(request, part, known)
