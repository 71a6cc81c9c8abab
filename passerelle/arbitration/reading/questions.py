"""Exact answers as pages show them: an initiative beside the plan, one person more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from passerelle.arbitration.models import Question, Scenario, Solution
from passerelle.arbitration.queries.scenarios import is_broken, questions_of
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import exact as words
from passerelle.arbitration.sentences.reasons import in_unit_of
from passerelle.people.models import Trade
from passerelle.roadmap.models import Initiative

Kind = Question.Kind


@dataclass(slots=True)
class Asked:
    """`state` is nothing (not asked), going, broken or found."""

    state: str = ""
    pk: int = 0
    is_stopping: bool = False
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
    if one is None:
        return Asked(state)
    if state != "found":
        return Asked(state, one.pk, one.stopped_at is not None)
    found: dict[str, Any] = one.found or {}
    if found.get("none"):
        return Asked(state, say=words.impossible())
    return Asked(
        state,
        one.pk,
        False,
        words.costs(it, found, is_in=is_in),
        rows_of(it, found["leaves"], but=number),
        rows_of(it, found["enters"], but=number),
    )


def rows_of(it: Exercise, numbers: list[int], *, but: int = 0) -> tuple[Initiative, ...]:
    return tuple(it.rows[one] for one in numbers if one in it.rows and one != but)


@dataclass(frozen=True, slots=True)
class More:
    """One person more in a team and a trade."""

    team: str
    trade: str
    at_most: str
    gain: str
    enters: tuple[Initiative, ...]


def people(it: Exercise, solution: Solution) -> tuple[Question | None, list[More]]:
    """The exact question, and the trades that the prices name, the most first."""
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
                rows_of(it, got["enters"]) if got else (),
            )
        )
    return one, rows


def is_asked(scenario: Scenario, solution: Solution | None) -> bool:
    """Whether something is still being found."""
    return solution is not None and any(state_of(q) == "going" for q in questions_of(solution))
