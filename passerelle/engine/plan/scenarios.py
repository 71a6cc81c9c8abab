"""Ways to ask the same problem otherwise: each gives a problem, and leaves the one given as it was.

What is sought may differ from how plans are compared: a scenario that looks for the surest value is solved on
`surest(problem)`, and its plan is then counted on the problem itself, beside the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Budget, Floats, Floor, Problem

DARING = 2.0
"""Power of the probability of success in what the surest plan seeks: 1 in 2 counts as 1 in 4."""


def surest(problem: Problem) -> Problem:
    """The chance of each initiative counts twice, so that at equal expected value the likelier goes first."""
    found = tuple(replace(one, success=one.success**DARING) for one in problem.candidates)
    return replace(problem, candidates=found)


def preferring(problem: Problem, members: Collection[int], *, times: float = 2.0) -> Problem:
    """The value of these candidates (positions) counts so many times."""
    found = tuple(
        replace(one, value=one.value * times) if n in set(members) else one
        for n, one in enumerate(problem.candidates)
    )
    return replace(problem, candidates=found)


def with_share(problem: Problem, members: Collection[int], share: float, *, name: str) -> Problem:
    """At least `share` (0-1) of the effort for these candidates (positions), instead of a floor of that name."""
    kept = without_share(problem, name).floors
    return replace(problem, floors=(*kept, Floor(name, tuple(sorted(members)), share)))


def without_share(problem: Problem, name: str) -> Problem:
    """Without the floor of that name."""
    return replace(problem, floors=tuple(one for one in problem.floors if one.name != name))


def with_money(problem: Problem, *, share: float = 1.0, amount: float | None = None) -> Problem:
    """Every budget times `share`; or one budget of `amount` over all quarters in their place."""
    if amount is not None:
        return replace(problem, budgets=(Budget(0, problem.quarters - 1, amount),))
    budgets = tuple(replace(one, amount=one.amount * share) for one in problem.budgets)
    return replace(problem, budgets=budgets)


def with_capacity(problem: Problem, more: Mapping[tuple[int, int], Floats]) -> Problem:
    """Person-weeks by quarter added to (team, skill), never below none."""
    capacity = problem.capacity.copy()
    for (team, skill), weeks in more.items():
        capacity[team, skill] = (capacity[team, skill] + weeks).clip(min=0)
    return replace(problem, capacity=capacity)


def forced(problem: Problem, *, inside: Collection[int], out: Collection[int]) -> Problem:
    """`inside` is finished within the horizon, else it costs what a missed obligation does; nobody takes `out`."""
    last = problem.quarters - 1
    candidates = [
        replace(one, teams=(), deadline=None)
        if n in out
        else replace(one, deadline=last if one.deadline is None else one.deadline)
        if n in inside
        else one
        for n, one in enumerate(problem.candidates)
    ]
    return replace(problem, candidates=tuple(candidates))


def recounted(plan: Plan, problem: Problem) -> Plan:
    """The same choices, counted on another problem of the same candidates, teams and quarters."""
    return Plan(problem, plan.placed)
