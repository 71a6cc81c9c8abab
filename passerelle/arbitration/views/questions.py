"""Exact answers, asked for and read while they are found."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from passerelle.arbitration import actions
from passerelle.arbitration.models import Question
from passerelle.arbitration.reading import questions
from passerelle.arbitration.sentences import exact as words
from passerelle.arbitration.views.exercise import exercise, scenario_of
from passerelle.people.may import may, me
from passerelle.ui.know import is_part

ALONE = (Question.Kind.PEOPLE, Question.Kind.FRONT)


@require_POST
def ask(request: HttpRequest, number: int, letter: str, kind: str) -> HttpResponse:
    """`subject` holds the number of an initiative, for the questions that are about one."""
    it = exercise(request, number, write=True)
    scenario = scenario_of(it, letter)
    solution = it.solutions.get(letter)
    if solution is None or kind not in Question.Kind.values:
        raise Http404(kind)
    if kind in ALONE:
        actions.ask(solution, kind, by=me(request))
        return redirect("arbitration:further", number=number, letter=scenario.letter)
    subject = request.POST.get("subject", "")
    if not subject.isdecimal() or len(subject) > 9 or int(subject) not in it.rows:
        raise Http404(subject)
    actions.ask(solution, kind, subject=int(subject), by=me(request))
    return redirect(f"{reverse('arbitration:why', args=[number, int(subject)])}#{letter}")


@require_GET
def further(request: HttpRequest, number: int, letter: str) -> HttpResponse:
    """What else could be: one person more, and plans that trade value for safety."""
    it = exercise(request, number)
    scenario = scenario_of(it, letter)
    solution = it.solutions.get(letter)
    if solution is None:
        raise Http404(letter)
    state, more = questions.people(it, solution)
    drawing, chart, points = questions.risk(it, solution)
    kept = [one for one in points if one.is_front]
    known = {
        "arbitration": it.arbitration,
        "scenario": scenario,
        "title": words.title(letter, people=bool(more), front=len(kept)),
        "people_state": state,
        "people": more,
        "front_state": drawing,
        "chart": chart,
        "points": points,
        "is_going": "going" in (state, drawing),
        "is_stale": letter in it.stale,
        "may_write": may(me(request), "arbitration.write", it.arbitration),
    }
    part = (
        "arbitration/parts/further.html"
        if is_part(request, "further")
        else "arbitration/further.html"
    )
    return render(request, part, known)
