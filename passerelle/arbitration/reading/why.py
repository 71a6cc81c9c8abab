"""Why an initiative is out of a scenario, or in it: what binds, who holds its place, what would bring it in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from passerelle.arbitration.models import Scenario, Solution
from passerelle.arbitration.reading.questions import Asked, exact
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import place, reasons
from passerelle.roadmap.models import Initiative

SHOWN = 4
LIKELY = 0.5  # under it, more draws are late than on time


@dataclass(slots=True)
class Reason:
    """Of one scenario. `binds` are sentences, `warns` those that speak against it.

    `brings` (what, figure, beside); `holders` who holds its place.
    """

    scenario: Scenario
    say: str
    is_in: bool | None
    is_stale: bool = False
    forced: str = ""
    binds: list[str] = field(default_factory=list)
    warns: list[str] = field(default_factory=list)
    brings: list[tuple[str, str, str]] = field(default_factory=list)
    holders: list[tuple[Initiative, str]] = field(default_factory=list)
    exact: Asked | None = None

    @property
    def kind(self) -> str:
        """What an exact answer would be about."""
        return "without" if self.is_in else "inside"


def reasons_of(it: Exercise, row: Initiative) -> list[Reason]:
    """One a scenario, by letter."""
    forced = {one.scenario_id: one for one in it.arbitration_forced if one.initiative_id == row.pk}
    found = []
    for scenario in it.scenarios:
        solution = it.solutions.get(scenario.letter)
        one = _reason(it, row, scenario, solution)
        if solution and one.is_in is not None:
            one.exact = exact(it, solution, row.number, is_in=one.is_in)
        one.is_stale = scenario.letter in it.stale
        if known := forced.get(scenario.pk):
            one.forced = reasons.forced(known)
        elif solution and one.is_in is not None:
            one.binds += reasons.stays(solution, row.number)
        found.append(one)
    return found


def _reason(it: Exercise, row: Initiative, scenario: Scenario, solution: Solution | None) -> Reason:
    if solution is None:
        return Reason(scenario, reasons.not_computed(), None)
    lines = solution.found["lines"]
    line = next((one for one in lines if one["number"] == row.number), None)
    if line is not None:
        return _inside(it, scenario, solution, line)
    why = solution.found["why"].get(str(row.number))
    if why is None:
        return Reason(scenario, reasons.unknown(), False)
    return _outside(it, row, scenario, solution, why)


def _inside(it: Exercise, scenario: Scenario, solution: Solution, line: dict[str, Any]) -> Reason:
    one = Reason(scenario, reasons.inside(it, solution, line), True)
    money = partial(reasons.in_unit, it)
    one.binds = [place.brings(line, money=money)]
    late = line["on_time"] < LIKELY
    (one.warns if late else one.binds).append(place.on_time(line))
    cost = solution.found.get("keep", {}).get(str(line["number"]))
    if cost is not None:
        one.binds.append(place.costs_to_keep(*cost, money=money))
    return one


def _outside(
    it: Exercise, row: Initiative, scenario: Scenario, solution: Solution, why: dict[str, Any]
) -> Reason:
    one = Reason(scenario, place.outside(why, money=partial(reasons.in_unit, it)), False)
    one.binds = [reasons.bind(it, solution, bind) for bind in why["binds"]]
    one.brings = brings(it, row, why)
    one.holders = _holders(it, solution, why)
    return one


def brings(it: Exercise, row: Initiative, why: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Any one suffices in the prices of the relaxation: another value, less effort, less money, people more."""
    lacks, found = why["lacks"], []
    if not lacks or it.framed is None or row.number not in it.framed.numbers:
        return []
    place = it.framed.numbers.index(row.number)
    candidate = it.framed.problem.candidates[place]
    if why["value"] is not None and candidate.value:
        found.append(reasons.value_to(it, why["value"], candidate.value))
    crews = [one for one in why["binds"] if one["what"] == "capacity"]
    tolls = sum(one["toll"] for one in crews)
    if tolls > lacks:
        weeks = float(it.framed.problem.weeks[place])
        found.append(reasons.effort_to(weeks * (1 - lacks / tolls), weeks))
    money = sum(one["toll"] for one in why["binds"] if one["what"] == "money")
    if money > lacks and candidate.cost:
        found.append(reasons.cost_to(it, candidate.cost * (1 - lacks / money), candidate.cost))
    if crews and crews[0]["toll"] >= lacks and (people := _people(it, place, crews[0])):
        found.append(reasons.people_more(it, crews[0], people))
    return found


def _people(it: Exercise, place: int, bind: dict[str, Any]) -> float | None:
    """At most so many people more in that trade would free all that it asks of it."""
    assert it.framed is not None
    if bind["trade"] not in it.framed.trades or it.person_weeks <= 0:
        return None
    candidate = it.framed.problem.candidates[place]
    trade = it.framed.trades.index(bind["trade"])
    asked = candidate.effort[trade] / candidate.quarters
    return math.ceil(2 * asked / it.person_weeks) / 2 or None


def _holders(it: Exercise, solution: Solution, why: dict[str, Any]) -> list[tuple[Initiative, str]]:
    """Initiatives chosen that work in the same team when it would, the least worth a week first."""
    if why["first"] is None:
        return []
    quarters = {one["quarter"] for one in why["binds"] if one["what"] == "capacity"} or {
        why["first"]
    }
    teams = {one["team"] for one in why["binds"] if one["what"] == "capacity"} or {why["team"]}
    there = [
        line
        for line in solution.found["lines"]
        if line["team"] in teams
        and any(line["first"] <= at <= line["last"] for at in quarters)
        and line["number"] in it.rows
        and line["weeks"] > 0
    ]
    there.sort(key=lambda line: line["worth"] / line["weeks"])
    return [(it.rows[line["number"]], reasons.a_week(it, line)) for line in there[:SHOWN]]
