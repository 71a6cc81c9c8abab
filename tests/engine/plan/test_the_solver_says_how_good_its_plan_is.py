"""The whole solver: the best plan where it can be known, a bound that holds, a stop that is heard."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import columns_of, tightened
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.solve import solve, solve_within
from passerelle.engine.worlds.portfolio import portfolio
from tests.engine.plan.small import best_of_all, small


def ticking(step: float):
    """A clock that moves by itself at each look."""
    count = itertools.count()
    return lambda: step * next(count)


@pytest.mark.parametrize("seed", range(40, 50))
def test_the_best_of_all_plans_is_found_and_bounded(seed):
    problem = small(seed)
    found = solve_within(problem, seconds=4, clock=ticking(0.05), seed=1)
    best = best_of_all(problem)
    assert broken(found.plan) == ()
    assert found.bound >= best.value - 1e-6
    assert found.plan.value == pytest.approx(best.value, abs=1e-6)
    assert found.gap == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("seed", range(200, 220))
def test_it_is_never_below_the_best_greedy_plan_nor_above_its_bound(seed):
    found = solve(small(seed), moves=3, seed=seed)
    assert broken(found.plan) == ()
    assert found.plan.value >= max(plan.value for plan in found.greedy.values())
    assert found.plan.value <= found.bound + 1e-6


@pytest.mark.parametrize("seed", range(1000, 1200))
def test_no_small_plan_breaks_a_rule_nor_beats_the_best_of_all(seed):
    problem = small(seed)
    found, best = solve(problem, moves=10, seed=seed), best_of_all(problem)
    assert broken(found.plan) == ()
    assert max(plan.value for plan in found.greedy.values()) <= found.plan.value
    assert found.plan.value <= best.value + 1e-9 and best.value <= found.bound + 1e-6


def test_the_same_seed_and_moves_give_the_same_answer():
    problem = portfolio(seed=14, bind="cash", candidates=40, teams=3)
    one, same = (solve(problem, moves=40, seed=2) for _ in range(2))
    assert one.plan == same.plan and one.bound == same.bound and one.moves == 40


def test_a_stop_gives_the_best_known_by_then():
    problem = portfolio(seed=14, bind="capacity", candidates=40, teams=3)
    pressed = []
    found = solve_within(
        problem,
        seconds=1,
        clock=lambda: 0.0,
        seed=2,
        stop=lambda: len(pressed) > 2,
        told=lambda move, value: pressed.append(move),
    )
    assert found.moves == 32
    assert broken(found.plan) == ()
    assert found.plan.value >= max(plan.value for plan in found.greedy.values())
    assert found.bound >= found.plan.value


@pytest.mark.parametrize("seed", range(4))
def test_overflow_that_nothing_avoids_is_the_same_price_said_otherwise(seed):
    problem = small(seed)
    columns = columns_of(problem)
    said = tightened(problem, columns)
    rng = np.random.default_rng(seed)
    ways = [int(rng.choice(np.flatnonzero(columns.candidate == n))) for n in set(columns.candidate)]
    plan = Plan.of(
        problem, zip(columns.candidate[ways], columns.team[ways], columns.start[ways], strict=True)
    )
    load = np.asarray(said.asked[:, ways].sum(axis=1)).ravel()
    over = np.maximum(load - problem.capacity.ravel(), 0).sum()
    value = said.worth[ways].sum() - problem.overflow * over
    assert value == pytest.approx(plan.worth - problem.overflow * plan.overflow.sum())
