"""Initiative by initiative: which scenarios hold it, and what separates them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from passerelle.arbitration.models import Scenario
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import parting, separates
from passerelle.kernel.typography import number, quantity
from passerelle.reports.drawing import Axis, Ruler, spanning
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import Initiative
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Held:
    """`how` is full, half (begins later than where it begins the soonest), empty, or nothing (not computed)."""

    letter: str
    how: str
    words: str
    forced: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    row: Initiative
    team: str
    value: str
    ruler: Ruler | None
    weeks: str
    held: list[Held]
    kept: float | None
    separates: str
    forced: str = ""


@dataclass(slots=True)
class Group:
    title: str
    lines: list[Line] = field(default_factory=list)


def groups(it: Exercise, chosen: Scenario | None) -> list[Group]:
    """What changes from one scenario to another first, then what all hold, then what none does."""
    made: dict[str, Group] = {key: Group(str(title)) for key, title in parting.GROUPS}
    forced = _forced(it)
    for number_, row in sorted(it.rows.items()):
        if not _is_told(it, number_):
            continue
        line = _line(it, row, forced, chosen)
        made[_kind(line)].lines.append(line)
    return [one for one in made.values() if one.lines]


def axis(found: list[Group]) -> Axis:
    """One scale for the values of all."""
    rulers = [line.ruler for group in found for line in group.lines if line.ruler]
    return spanning([end for one in rulers for end in (one.low, one.high)])


def _is_told(it: Exercise, number_: int) -> bool:
    if it.framed and number_ in it.framed.numbers:
        return True
    return any(_held_in(one.found, number_) for one in it.solutions.values())


def _kind(line: Line) -> str:
    known = {one.how for one in line.held if one.how}
    if known <= {"empty"}:
        return "out"
    return "changes" if "empty" in known else "in"


def _forced(it: Exercise) -> dict[tuple[str, int], bool]:
    rows = it.arbitration.scenarios.exclude(forced=None).values_list(
        "letter", "forced__initiative__number", "forced__is_in"
    )
    return {(letter, number_): is_in for letter, number_, is_in in rows}


def _line(
    it: Exercise, row: Initiative, forced: dict[tuple[str, int], bool], chosen: Scenario | None
) -> Line:
    points = row.value
    held = [_held(it, one, row.number, forced) for one in it.scenarios]
    own = forced.get((chosen.letter, row.number)) if chosen else None
    team = it.teams.get(row.team_id or 0)
    return Line(
        row=row,
        team=team.name if team else "",
        value=span(points, row.value_unit, lang()),
        ruler=Ruler(low=points.low, mid=points.mid, high=points.high, state="grey")
        if points
        else None,
        weeks=number(_weeks(it, row.number), lang(), decimals=0),
        held=held,
        kept=_kept(it, row.number, chosen),
        separates=separates.of(it, row.number, held),
        forced={True: "in", False: "out", None: ""}[own],
    )


def _weeks(it: Exercise, number_: int) -> float | None:
    if it.framed and number_ in it.framed.numbers:
        return float(it.framed.problem.weeks[it.framed.numbers.index(number_)])
    for one in it.solutions.values():
        if line := _held_in(one.found, number_):
            return float(line["weeks"])
    return None


def _kept(it: Exercise, number_: int, chosen: Scenario | None) -> float | None:
    """The share of the draws in which the chosen scenario's best plan keeps it, where it was computed."""
    solution = it.solutions.get(chosen.letter) if chosen else None
    shares = solution.found.get("kept", {}) if solution else {}
    share: float | None = shares.get(str(number_))
    return share


def _held(
    it: Exercise, scenario: Scenario, number_: int, forced: dict[tuple[str, int], bool]
) -> Held:
    letter = scenario.letter
    own = {True: "in", False: "out", None: ""}[forced.get((letter, number_))]
    solution = it.solutions.get(letter)
    if solution is None:
        return Held(letter, "", separates.not_computed(letter), own)
    line = _held_in(solution.found, number_)
    if line is None:
        return Held(letter, "empty", separates.is_out(letter), own)
    begins = [
        other["first"]
        for one in it.solutions.values()
        if (other := _held_in(one.found, number_)) is not None
    ]
    how = "full" if line["first"] == min(begins) else "half"
    return Held(letter, how, separates.is_in(letter, quarter(solution.found, line["first"])), own)


def _held_in(found: dict[str, Any], number_: int) -> dict[str, Any] | None:
    return next((line for line in found["lines"] if line["number"] == number_), None)


def quarter(found: dict[str, Any], at: int) -> str:
    """The name of a quarter of a kept solution."""
    return separates.quarter_of(found["quarters"][at])


def in_unit(it: Exercise, value: float) -> str:
    return quantity(value, it.unit, lang())
