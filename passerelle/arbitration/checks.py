"""What contradicts in a frame, before any search. Pure: a problem in, contradictions out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from passerelle.engine.plan.problem import Problem

Kind = Literal["cycle", "late", "apart", "trade", "needs", "aside", "floor", "cash"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`numbers` are the initiatives concerned; `name` a trade or what a floor protects; amounts in thousands."""

    kind: Kind
    numbers: tuple[int, ...] = ()
    name: str = ""
    wanted: float = 0.0
    there: float = 0.0


def contradictions(
    problem: Problem,
    numbers: tuple[int, ...],
    *,
    without: Mapping[int, str],
    mandatory: frozenset[int] = frozenset(),
    floors: Mapping[str, float] | None = None,
) -> tuple[Contradiction, ...]:
    """All of them. `mandatory` are numbers that a deadline obliges; `floors` the shares asked by name (0-1)."""
    cycle = _cycle(problem)
    found = [Contradiction("cycle", tuple(numbers[one] for one in cycle))] if cycle else []
    if not cycle:
        found += _late(problem, numbers)
    found += [*_apart(problem, numbers), *_trades(problem, numbers), *_cash(problem, numbers)]
    if waiting := tuple(n for n, why in without.items() if why == "needs"):
        found.append(Contradiction("needs", waiting))
    if gone := tuple(n for n, why in without.items() if why == "aside" and n in mandatory):
        found.append(Contradiction("aside", gone))
    held = {one.name for one in problem.floors}
    found += [
        Contradiction("floor", name=name, wanted=share)
        for name, share in (floors or {}).items()
        if name not in held
    ]
    return tuple(found)


def _needs(problem: Problem) -> dict[int, list[int]]:
    needs: dict[int, list[int]] = {}
    for first, then in problem.before:
        needs.setdefault(then, []).append(first)
    return needs


def _cycle(problem: Problem) -> tuple[int, ...]:
    """Candidates that wait for one another; empty when none do."""
    needs = _needs(problem)
    waiting = set(range(len(problem.candidates)))
    while True:
        free = {one for one in waiting if not waiting & set(needs.get(one, []))}
        if not free:
            return tuple(sorted(_kernel(needs, waiting)))
        waiting -= free


def _kernel(needs: dict[int, list[int]], waiting: set[int]) -> set[int]:
    """Less those that only wait for the cycle, without being part of it."""
    while True:
        awaited = {need for one in waiting for need in needs.get(one, [])}
        if waiting <= awaited:
            return waiting
        waiting &= awaited


def _late(problem: Problem, numbers: tuple[int, ...]) -> Iterator[Contradiction]:
    """Mandatory ones that cannot be in time even alone, with all there is for them."""
    needs = _needs(problem)
    known: dict[int, int] = {}

    def soonest(one: int) -> int:
        if one not in known:
            first = max((soonest(need) + 1 for need in needs.get(one, [])), default=0)
            known[one] = first + problem.candidates[one].quarters - 1
        return known[one]

    for place, one in enumerate(problem.candidates):
        if one.deadline is not None and soonest(place) > one.deadline:
            yield Contradiction("late", (numbers[place],))


def _apart(problem: Problem, numbers: tuple[int, ...]) -> Iterator[Contradiction]:
    """Several that are mandatory, or that a mandatory one waits for, of which one at most may be done."""
    obliged = _obliged(problem)
    for group in problem.apart:
        both = tuple(numbers[one] for one in group if one in obliged)
        if len(both) > 1:
            yield Contradiction("apart", both)


def _obliged(problem: Problem) -> set[int]:
    needs = _needs(problem)
    found = {place for place, one in enumerate(problem.candidates) if one.deadline is not None}
    queue = list(found)
    for one in queue:
        more = set(needs.get(one, [])) - found
        found |= more
        queue += more
    return found


def _trades(problem: Problem, numbers: tuple[int, ...]) -> Iterator[Contradiction]:
    """Trades asked of a team, by candidates, of which it has nobody over the whole horizon."""
    has = problem.capacity.sum(axis=2) > 0
    lacking: dict[int, set[int]] = {}
    for place, one in enumerate(problem.candidates):
        teams = range(len(problem.teams)) if one.teams is None else one.teams
        for skill, weeks in enumerate(one.effort):
            if weeks > 0 and not any(has[team, skill] for team in teams):
                lacking.setdefault(skill, set()).add(numbers[place])
        for team, skill, weeks in one.support:
            if weeks > 0 and not has[team, skill]:
                lacking.setdefault(skill, set()).add(numbers[place])
    for skill, rows in sorted(lacking.items()):
        yield Contradiction("trade", tuple(sorted(rows)), name=problem.skills[skill])


def _cash(problem: Problem, numbers: tuple[int, ...]) -> Iterator[Contradiction]:
    """Money under what must be finished, and so paid, while it lasts."""
    for budget in problem.budgets:
        due = [
            place
            for place, one in enumerate(problem.candidates)
            if budget.first == 0 and one.deadline is not None and one.deadline <= budget.last
        ]
        wanted = sum(problem.candidates[place].cost for place in due)
        if wanted > budget.amount:
            yield Contradiction(
                "cash", tuple(numbers[one] for one in due), wanted=wanted, there=budget.amount
            )
