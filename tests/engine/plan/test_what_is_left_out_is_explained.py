"""Why not: what binds is what was planted, and the cost of forcing in is never overstated."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.highs import relax
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Budget, Candidate, Problem
from passerelle.engine.plan.rows import programme
from passerelle.engine.plan.why import why_not
from tests.engine.plan.small import best_of_all, small


def explained(plan: Plan):
    columns = columns_of(plan.problem)
    it = programme(plan.problem, columns)
    return why_not(plan, columns, it, relax(it))


def forced(problem: Problem, candidate: int) -> float:
    """The best value of all plans that hold it."""
    columns = columns_of(problem)
    ways = [
        [
            (n, int(columns.team[w]), int(columns.start[w]))
            for w in np.flatnonzero(columns.candidate == n)
        ]
        for n in range(len(problem.candidates))
    ]
    choices = [some if n == candidate else [None, *some] for n, some in enumerate(ways)]
    plans = (Plan.of(problem, [one for one in some if one]) for some in product(*choices))
    return max((plan.value for plan in plans if not broken(plan)), default=-np.inf)


@pytest.mark.parametrize("seed", range(60, 66))
def test_forcing_in_costs_at_least_what_is_said(seed):
    problem = small(seed)
    best = best_of_all(problem)
    bound = relax(programme(problem, columns_of(problem))).bound
    for one in explained(best):
        assert forced(problem, one.candidate) <= bound - one.lacks + 1e-6


def three(*, capacity: float, budgets: tuple[Budget, ...] = ()) -> Problem:
    made = tuple(
        Candidate(key, value=value, cost=10.0, effort=(10.0,))
        for key, value in (("a", 100.0), ("b", 60.0), ("c", 20.0))
    )
    room = np.full((1, 1, 1), capacity)
    return Problem(made, ("red",), ("code",), room, overflow=50.0, budgets=budgets)


def test_scarce_capacity_is_named_with_what_would_bring_it_in():
    first, second = explained(Plan.of(three(capacity=10), [(0, 0, 0)]))
    assert first.binds[0].what == "capacity" and first.binds[0].where == (0, 0, 0)
    assert second.lacks > first.lacks
    assert second.value == pytest.approx(20 + second.lacks / 0.975)


def test_scarce_money_is_named():
    plan = Plan.of(three(capacity=100, budgets=(Budget(0, 0, 10.0),)), [(0, 0, 0)])
    assert all(
        one.binds[0].what == "money" and one.binds[0].where == (0,) for one in explained(plan)
    )


def test_what_the_relaxation_would_take_lacks_nothing():
    plan = Plan.of(three(capacity=100), [])
    assert [one.lacks for one in explained(plan)] == pytest.approx([0, 0, 0], abs=1e-6)


def test_what_takes_longer_than_the_horizon_has_no_way_in():
    short = Candidate("s", value=9.0, cost=1.0, effort=(1.0,))
    long = Candidate("d", value=9.0, cost=1.0, effort=(1.0,), quarters=3)
    problem = Problem((short, long), ("red",), ("code",), np.ones((1, 1, 2)), overflow=1.0)
    (one,) = explained(Plan.of(problem, [(0, 0, 0)]))
    assert (one.candidate, one.nearest, one.binds) == (1, None, ())
    assert one.lacks == one.value == float("inf")
