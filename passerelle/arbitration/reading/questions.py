"""Exact answers as pages show them: an initiative beside the plan, one person more, value against risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from passerelle.arbitration.models import Question, Scenario, Solution
from passerelle.arbitration.queries.scenarios import is_broken, questions_of
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import exact as words
from passerelle.arbitration.sentences.reasons import in_unit, in_unit_of
from passerelle.people.models import Trade
from passerelle.reports.drawing import Dot, scatter
from passerelle.roadmap.models import Initiative

Kind = Question.Kind


@dataclass(slots=True)
class Asked:
    """`state` is nothing (not asked), going, broken or found."""

    state: str = ""
    say: str = ""
    leaves: tuple[Initiative, ...] = ()
    enters: tuple[Initiative, ...] = ()

    @property
    def is_going(self) -> bool:
        return self.state == "going"


def state_of(one: Question | None) -> str:
    if one is None:
        return ""
    if one.found and one.found["is_over"]:
        return "found"
    return "broken" if is_broken(one) else "going"


def exact(it: Exercise, solution: Solution, number: int, *, is_in: bool) -> Asked:
    """The exact answer about one initiative: forced in where it is out, left out where it is in."""
    kind = Kind.WITHOUT if is_in else Kind.INSIDE
    rows = Question.objects.filter(solution=solution, kind=kind, subject=number)
    one = rows.first()
    state = state_of(one)
    if one is None or state != "found":
        return Asked(state)
    found: dict[str, Any] = one.found or {}
    if found.get("none"):
        return Asked(state, words.impossible())
    return Asked(
        state,
        words.costs(it, found, is_in=is_in),
        _rows(it, found["leaves"], but=number),
        _rows(it, found["enters"], but=number),
    )


def _rows(it: Exercise, numbers: list[int], *, but: int = 0) -> tuple[Initiative, ...]:
    return tuple(it.rows[one] for one in numbers if one in it.rows and one != but)


@dataclass(frozen=True, slots=True)
class More:
    """One person more in a team and a trade."""

    team: str
    trade: str
    at_most: str
    gain: str
    enters: tuple[Initiative, ...]


def people(it: Exercise, solution: Solution) -> tuple[str, list[More]]:
    """How the exact answer does, and the trades that the prices name, the most first."""
    one = next((q for q in questions_of(solution) if q.kind == Kind.PEOPLE), None)
    tried = (
        {(row["team"], row["trade"]): row for row in (one.found or {}).get("rows", [])}
        if one
        else {}
    )
    rows, teams, unit = [], it.teams, it.unit
    for known in solution.found.get("people", [])[:8]:
        team = teams.get(known["team"])
        if team is None:
            continue
        got = tried.get((known["team"], known["trade"]))
        rows.append(
            More(
                team.name,
                str(Trade(known["trade"]).label),
                in_unit_of(unit, known["at_most"]),
                words.gains(it, got) if got else "",
                _rows(it, got["enters"]) if got else (),
            )
        )
    return state_of(one), rows


@dataclass(frozen=True, slots=True)
class PointLine:
    value: str
    second: str
    is_front: bool
    is_kept: bool
    enters: tuple[Initiative, ...]
    leaves: tuple[Initiative, ...]


def risk(it: Exercise, solution: Solution) -> tuple[str, str, list[PointLine]]:
    """How it does, its drawing, its table: the expected value against that of a bad draw."""
    one = next((q for q in questions_of(solution) if q.kind == Kind.FRONT), None)
    points: list[dict[str, Any]] = (one.found or {}).get("points", []) if one else []
    lines = [
        PointLine(
            in_unit(it, point["value"]),
            in_unit(it, point["second"]),
            point["is_front"],
            point["is_kept"],
            _rows(it, point["enters"]),
            _rows(it, point["leaves"]),
        )
        for point in sorted(points, key=lambda point: -point["value"])
    ]
    return state_of(one), _drawn(it, points), lines


def _drawn(it: Exercise, points: list[dict[str, Any]]) -> str:
    if len(points) < 2:
        return ""
    low = min(point["second"] for point in points)
    wide = max(point["second"] for point in points) - low or 1.0
    base = min(point["value"] for point in points) * 0.98
    dots = [
        Dot(
            0.04 + 0.92 * (point["second"] - low) / wide,
            point["value"] - base,
            words.point(it, point),
            off=False,
        )
        for point in points
        if point["is_front"] or point["is_kept"]
    ]
    ticks = ((0.04, in_unit(it, low)), (0.96, in_unit(it, low + wide)))
    levels = tuple(
        (value - base, in_unit(it, value)) for value in (max(p["value"] for p in points),)
    )
    return scatter(dots, label=words.front_label(), ticks=ticks, levels=levels)


def is_asked(scenario: Scenario, solution: Solution | None) -> bool:
    """Whether something is still being found."""
    return solution is not None and any(state_of(q) == "going" for q in questions_of(solution))
