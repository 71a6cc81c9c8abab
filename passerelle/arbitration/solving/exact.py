"""Exact answers about a kept plan: with one forced in, without one, with one person more, against risk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Question, Solution
from passerelle.arbitration.queries.framed import framed
from passerelle.arbitration.shapes import Posed
from passerelle.arbitration.solving.axes import against_of
from passerelle.arbitration.solving.posed import posed
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.otherwise import Other, forced_in, left_out, one_more
from passerelle.engine.plan.pareto import Point, front, pareto
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.scenarios import recounted
from passerelle.kernel.errors import DomainError

MOVES = 400  # of a search beside the plan
POINTS, STEP = 8, 150  # of the front, and moves from one to the next
TRADES = 5  # teams and trades whose person more is tried, of those that the prices name first

Kept = dict[str, Any]
Stop = Callable[[], bool]


def answers(question: Question, *, stop: Stop) -> Iterator[Kept]:
    """What is known, more and more; the last holds `is_over`. DomainError when the facts have changed since."""
    it, plan = again(question.solution)
    if question.kind == Question.Kind.FRONT:
        yield from _front(it, plan, question.axis, stop)
    elif question.kind == Question.Kind.PEOPLE:
        yield from _people(it, plan, question.solution, stop)
    else:
        yield _one(it, plan, question, stop) | {"is_over": True}


def again(solution: Solution) -> tuple[Posed, Plan]:
    """The problem as it was posed, and the plan as it was kept."""
    frame = framed(solution.scenario.arbitration)
    it = posed(solution.scenario, frame) if frame else None
    if it is None or it.digest != solution.digest:
        raise DomainError(
            _("The facts have changed since this plan was computed."),
            _("Compute it again, then ask."),
        )
    numbers = {number: n for n, number in enumerate(it.framed.numbers)}
    teams = {pk: n for n, pk in enumerate(it.framed.teams)}
    lines = solution.found["lines"]
    placed = ((numbers[one["number"]], teams[one["team"]], one["first"]) for one in lines)
    return it, Plan.of(it.sought, placed)


def _one(it: Posed, plan: Plan, question: Question, stop: Stop) -> Kept:
    if question.subject not in it.framed.numbers:
        return {"none": True}
    candidate = it.framed.numbers.index(question.subject)
    if question.kind == Question.Kind.INSIDE:
        found = forced_in(plan, candidate, moves=MOVES, seed=it.seed, stop=stop)
        return _told(it, found) if found else {"none": True}
    return _told(it, left_out(plan, candidate, moves=MOVES, seed=it.seed, stop=stop))


def _told(it: Posed, one: Other) -> Kept:
    def numbers(places: tuple[int, ...]) -> list[int]:
        return [it.framed.numbers[place] for place in places]

    return {
        "lost": one.lost,
        "at_least": one.at_least,
        "is_tie": one.is_tie,
        "leaves": numbers(one.leaves),
        "enters": numbers(one.enters),
        "moved": numbers(one.moved),
    }


def _people(it: Posed, plan: Plan, solution: Solution, stop: Stop) -> Iterator[Kept]:
    """The trades that the prices name first, one by one."""
    rows: list[Kept] = []
    first = solution.found.get("people", [])[:TRADES]
    for one in first:
        if stop():
            break
        team, trade = it.framed.teams.index(one["team"]), it.framed.trades.index(one["trade"])
        more = one_more(plan, team, trade, it.person_weeks, moves=MOVES, seed=it.seed, stop=stop)
        rows.append({**one, "gain": max(-more.lost, 0.0), **_told(it, more)})
        yield {"rows": rows, "is_over": len(rows) == len(first)}
    if len(rows) < len(first) or not first:
        yield {"rows": rows, "is_over": True}


def _front(it: Posed, plan: Plan, axis: str, stop: Stop) -> Iterator[Kept]:
    """Value against another count, both counted as everybody counts."""
    known = Known(it.fair)
    against = against_of(axis, it)
    points: list[Point] = []
    begun = recounted(plan, it.fair)
    for point in pareto(begun, known, against, points=POINTS, moves=STEP, seed=it.seed, stop=stop):
        if point.plan not in [one.plan for one in points]:
            points.append(point)
            yield {"points": _points(it, points, begun), "is_over": False}
    yield {"points": _points(it, points, begun), "is_over": True}


def _points(it: Posed, points: list[Point], begun: Plan) -> list[Kept]:
    """`ways` are (initiative, team, first quarter), from which a scenario is made."""
    best = {id(one) for one in front(points)}
    numbers, teams = it.framed.numbers, it.framed.teams
    return [
        {
            "value": one.value,
            "second": one.second,
            "is_front": id(one) in best,
            "is_kept": number == 0,
            "ways": [
                [numbers[way.candidate], teams[way.team], way.start] for way in one.plan.placed
            ],
            "enters": [numbers[n] for n in sorted(set(one.plan.chosen) - set(begun.chosen))],
            "leaves": [numbers[n] for n in sorted(set(begun.chosen) - set(one.plan.chosen))],
        }
        for number, one in enumerate(points)
    ]
