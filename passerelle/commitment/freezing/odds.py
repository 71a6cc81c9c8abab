"""The odds of each promise: the plan lived again, its ends held against the day that is promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from passerelle.arbitration.models import Solution
from passerelle.arbitration.shapes import Posed
from passerelle.arbitration.solving.found import live
from passerelle.engine.plan.plan import Plan
from passerelle.kernel.periods import Quarter

LITTLE = 1e-9


def odds_of(posed: Posed, solution: Solution, promised: Mapping[int, dt.date]) -> dict[int, float]:
    """By number, the share of the paths in which it is finished by the day promised: the draws of the solution."""
    framed = posed.framed
    places = {number: place for place, number in enumerate(framed.numbers)}
    teams = {pk: place for place, pk in enumerate(framed.teams)}
    ways = [
        (places[one["number"]], teams[one["team"]], one["first"])
        for one in solution.found["lines"]
        if one["number"] in places and one["team"] in teams
    ]
    plan = Plan.of(posed.fair, ways)
    if not plan.placed:
        return {}
    finish = live(framed, plan).finish
    found = {}
    for column, one in enumerate(plan.placed):
        number = framed.numbers[one.candidate]
        if number in promised:
            by = quarters_until(promised[number], list(framed.quarters))
            found[number] = round(float((finish[:, column] <= by + LITTLE).mean()), 4)
    return found


def quarters_until(day: dt.date, quarters: list[Quarter]) -> float:
    """Where the evening of a day falls, in quarters from the beginning; 0 for one before it."""
    if day < quarters[0].start:
        return 0.0
    step, quarter = 0, quarters[0]
    while day > quarter.end:
        step, quarter = step + 1, quarter.shifted(1)
    return float(step + ((day - quarter.start).days + 1) / ((quarter.end - quarter.start).days + 1))
