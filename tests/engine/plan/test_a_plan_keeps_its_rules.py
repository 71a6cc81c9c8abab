"""Greedy plans and the programme, against every plan there is."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.greedy import greedy_plans
from passerelle.engine.plan.highs import relax, search
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Problem
from passerelle.engine.plan.rows import programme
from passerelle.engine.worlds.portfolio import portfolio
from tests.engine.plan.small import best_of_all, small


@pytest.mark.parametrize("seed", range(16))
def test_the_programme_finds_the_best_of_all_plans_and_its_relaxation_bounds_it(seed):
    problem = small(seed)
    columns = columns_of(problem)
    it = programme(problem, columns)
    found = search(it, seconds=20)
    taken = np.flatnonzero(found.x[: it.ways] > 0.5)
    plan = Plan.of(
        problem, ((columns.candidate[w], columns.team[w], columns.start[w]) for w in taken)
    )
    best = best_of_all(problem)
    assert broken(plan) == ()
    assert plan.value == pytest.approx(best.value, abs=1e-6)
    assert found.value == pytest.approx(best.value, abs=1e-6)
    assert relax(it).bound >= best.value - 1e-6


@pytest.mark.parametrize("seed", range(16, 32))
def test_a_greedy_plan_breaks_no_rule_and_is_never_above_the_best(seed):
    problem = small(seed)
    plans = greedy_plans(problem, columns_of(problem))
    assert len(plans) == 5
    for plan in plans.values():
        assert broken(plan) == ()
    assert max(plan.value for plan in plans.values()) <= best_of_all(problem).value + 1e-9


@pytest.mark.parametrize("bind", ["cash", "capacity"])
def test_greedy_plans_of_a_whole_company_break_no_rule(bind):
    problem = portfolio(seed=13, bind=bind, candidates=100, teams=5)
    for plan in greedy_plans(problem, columns_of(problem)).values():
        assert broken(plan) == () and plan.missed == ()
        assert all(plan.lacking(floor) == 0 for floor in problem.floors)


def test_every_broken_rule_is_named():
    problem = small(1)
    problem = Problem(
        problem.candidates,
        problem.teams,
        problem.skills,
        np.ones((2, 2, 2)),
        overflow=1.0,
        before=((0, 1),),
        apart=((1, 2),),
    )
    ways = [(1, 0, 0), (1, 1, 0), (2, 0, 7)]
    assert {one.rule for one in broken(Plan.of(problem, ways))} >= {
        "twice",
        "horizon",
        "order",
        "apart",
    }


def test_what_is_not_a_problem_is_refused():
    one = Candidate("a", 1.0, 1.0, (1.0,))
    with pytest.raises(ValueError, match="capacity must be"):
        Problem((one,), ("t",), ("s",), np.ones((2, 1, 3)), overflow=1.0)
    with pytest.raises(ValueError, match="a: 1 efforts for 2 skills"):
        Problem((one,), ("t",), ("s", "u"), np.ones((1, 2, 3)), overflow=1.0)
