"""Initiative by initiative: which scenarios hold it, and what separates them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from passerelle.arbitration.models import Scenario
from passerelle.arbitration.queries import wanted
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import parting, separates
from passerelle.kernel.ranges import ThreePoint
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


SHOWN = 40
"""Lines of a group that are drawn until somebody asks for the rest."""


@dataclass(slots=True)
class Group:
    """`rows` are all of it, `lines` those that are drawn."""

    key: str
    title: str
    rows: list[Initiative] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def more(self) -> int:
        return len(self.rows) - len(self.lines)


def groups(it: Exercise, chosen: Scenario | None, *, whole: str = "") -> list[Group]:
    """What changes from one scenario to another first, then what all hold, then what none does.

    Of each the first lines, by number, but of the group whose key is `whole`.
    """
    made = {key: Group(key, str(title)) for key, title in parting.GROUPS}
    for number_, row in sorted(it.rows.items()):
        if _is_told(it, number_):
            made[_kind(it, number_)].rows.append(row)
    forced = _forced(it)
    for one in made.values():
        drawn = one.rows if one.key == whole else one.rows[:SHOWN]
        one.lines = [_line(it, row, forced, chosen) for row in drawn]
    return [one for one in made.values() if one.rows]


def axis(found: list[Group]) -> Axis:
    """One scale for the values of all, drawn or not."""
    points = [row.value for group in found for row in group.rows if row.value]
    return spanning([end for one in points for end in (one.low, one.high)])


def _is_told(it: Exercise, number_: int) -> bool:
    if number_ in it.places:
        return True
    return any(number_ in held for held in it.held.values())


def _kind(it: Exercise, number_: int) -> str:
    inside = {number_ in held for held in it.held.values()}
    if inside <= {False}:
        return "out"
    return "changes" if False in inside else "in"


def _forced(it: Exercise) -> dict[tuple[str, int], bool]:
    return {
        (scenario.letter, one.initiative.number): one.is_in
        for scenario in it.as_changed
        for one in scenario.forced.all()
    }


def _line(
    it: Exercise, row: Initiative, forced: dict[tuple[str, int], bool], chosen: Scenario | None
) -> Line:
    points = brought_to(row.value, wanted.brought(row, it.arbitration))
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


def brought_to(points: ThreePoint | None, share: float) -> ThreePoint | None:
    """A value as this exercise counts it: over its own months."""
    if points is None or share == 1:
        return points
    return ThreePoint(points.low * share, points.mid * share, points.high * share)


def _weeks(it: Exercise, number_: int) -> float | None:
    if it.framed and number_ in it.places:
        return float(it.framed.problem.weeks[it.places[number_]])
    for held in it.held.values():
        if number_ in held:
            return float(held[number_]["weeks"])
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
    line = it.held[letter].get(number_)
    if line is None:
        return Held(letter, "empty", separates.is_out(letter), own)
    begins = [held[number_]["first"] for held in it.held.values() if number_ in held]
    how = "full" if line["first"] == min(begins) else "half"
    return Held(letter, how, separates.is_in(letter, quarter(solution.found, line["first"])), own)


def quarter(found: dict[str, Any], at: int) -> str:
    """The name of a quarter of a kept solution."""
    return separates.quarter_of(found["quarters"][at])


def in_unit(it: Exercise, value: float) -> str:
    return quantity(value, it.unit, lang())
