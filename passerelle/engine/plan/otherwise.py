"""Another plan beside the one that is kept: with a candidate forced in, left out, or one more person.

What is found is a plan, so what is said of it can be done; how much better another could be, the bound says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.greedy import best_of, greedy_plans, oblige, refill
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.ruin import Stop, Told
from passerelle.engine.plan.table import Table

TIE = 0.001  # of a plan's value: under it, two plans are said to be as good as one another


@dataclass(frozen=True, slots=True)
class Other:
    """`lost` is the value of the kept plan less that of `plan`: under 0, the other is worth more.

    No plan that holds to what was asked is worth more than `bound`. Both count value as the kept plan
    does, but for an obligation that was asked to be left out: its price is not counted.
    """

    kept: Plan
    plan: Plan
    lost: float
    bound: float

    @property
    def at_least(self) -> float:
        """What it costs whatever the plan; 0 where the bound does not tell."""
        return max(self.kept.value - self.bound, 0.0)

    @property
    def is_tie(self) -> bool:
        return abs(self.lost) <= TIE * abs(self.kept.value)

    @property
    def leaves(self) -> tuple[int, ...]:
        return tuple(sorted(set(self.kept.chosen) - set(self.plan.chosen)))

    @property
    def enters(self) -> tuple[int, ...]:
        return tuple(sorted(set(self.plan.chosen) - set(self.kept.chosen)))

    @property
    def moved(self) -> tuple[int, ...]:
        """In both, by another team or from another quarter."""
        both = set(self.kept.chosen) & set(self.plan.chosen)
        return tuple(sorted(n for n in both if self.kept.chosen[n] != self.plan.chosen[n]))


def forced_in(
    plan: Plan,
    candidate: int,
    *,
    moves: int,
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Other | None:
    """The best plan found that holds a candidate; None where no plan that breaks no rule was found to.

    An obligation that was left out is asked for by the end of the horizon, late rather than never.
    """
    problem = plan.problem
    chain, rivals = _chain(problem, candidate)
    if rivals & chain:
        return None
    changed: dict[int, dict[str, Any]] = {one: {"starts": ()} for one in rivals}
    known = Known(_with(problem, {**changed, candidate: {"deadline": problem.quarters - 1}}))
    rest = Plan(known.problem, plan.placed)
    for one in rivals | chain:
        rest = without(rest, one)
    begun = [made for made in _holding(known, rest, candidate) if candidate in made.chosen]
    if not begun:
        return None
    first = best_of(begun)
    found = known.better(first, moves=moves, seed=seed, stop=stop, told=told)
    best = found if candidate in found.chosen else first
    said = Plan(problem, best.placed)
    return Other(plan, said, plan.value - said.value, known.relaxed.bound)


def left_out(
    plan: Plan,
    candidate: int,
    *,
    moves: int,
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Other:
    """The best plan found without a candidate, nor what waits for it; its room is given to others."""
    known = Known(_with(plan.problem, {candidate: {"starts": (), "deadline": None}}))
    begun = without(Plan(known.problem, plan.placed), candidate)
    first = best_of([begun, *refill(begun, known.columns)])
    found = known.better(first, moves=moves, seed=seed, stop=stop, told=told)
    return Other(plan, found, plan.value - found.value, known.relaxed.bound)


def one_more(
    plan: Plan,
    team: int,
    skill: int,
    weeks: Floats,
    *,
    moves: int,
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Other:
    """The plan once a team has more of a skill, `weeks` by quarter (person-weeks): it gains -`lost`, 0 or more.

    What the same number of moves gains without the person is taken first, so that the person is not
    credited with it: `kept` is that plan.
    """
    known = Known(plan.problem)
    kept = known.better(plan, moves=moves, seed=seed, stop=stop)
    capacity = plan.problem.capacity.copy()
    capacity[team, skill] += weeks
    more = Known(replace(plan.problem, capacity=capacity))
    begun = Plan(more.problem, kept.placed)
    if broken(begun):  # who has the skill may take it: what nobody could take was anybody's
        return Other(kept, kept, 0.0, more.relaxed.bound)
    first = best_of([begun, *refill(begun, more.columns)])
    found = more.better(first, moves=moves, seed=seed, stop=stop, told=told)
    return Other(kept, found, kept.value - found.value, more.relaxed.bound)


def without(plan: Plan, candidate: int) -> Plan:
    """The same plan less a candidate and all that waits for it."""
    gone = {candidate}
    while True:
        wait = {then for first, then in plan.problem.before if first in gone} - gone
        if not wait:
            return Plan(
                plan.problem, tuple(one for one in plan.placed if one.candidate not in gone)
            )
        gone |= wait


def _with(problem: Problem, changed: dict[int, dict[str, Any]]) -> Problem:
    made = (replace(one, **changed.get(n, {})) for n, one in enumerate(problem.candidates))
    return replace(problem, candidates=tuple(made))


def _chain(problem: Problem, candidate: int) -> tuple[set[int], set[int]]:
    """A candidate and all that it needs; and all that these exclude."""
    chain = {candidate}
    while more := {first for first, then in problem.before if then in chain} - chain:
        chain |= more
    groups = [set(group) for group in problem.apart if chain & set(group)]
    rivals = {
        one for group in groups for one in group if len(chain & group) > 1 or one not in chain
    }
    return chain, rivals


def _holding(known: Known, base: Plan, candidate: int) -> list[Plan]:
    """Plans to begin from: the greedy ones, and what stays of the kept one made to hold it."""
    greedy = list(greedy_plans(known.problem, known.columns).values())
    costs, worth = known.problem.costs, _worths(base)
    cheapest = sorted(base.chosen, key=lambda n: worth[n] / (costs[n] + 1e-9))
    while True:
        table = Table.holding(base, known.columns)
        oblige(table, candidate)
        if candidate in table.placed or not cheapest:
            made = table.plan()
            return [*greedy, made, *refill(made, known.columns)]
        base = without(base, cheapest.pop(0))


def _worths(plan: Plan) -> dict[int, float]:
    problem = plan.problem
    numbers = np.array(sorted(plan.chosen), dtype=np.int64)
    finishes = np.array([plan.finish(plan.chosen[n]) for n in sorted(plan.chosen)], dtype=np.int64)
    return dict(zip(numbers.tolist(), problem.worths(numbers, finishes).tolist(), strict=True))
