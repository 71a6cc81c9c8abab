"""Ruin and recreate: never below where it began, every rule kept, the same for the same seed and moves."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.greedy import best_of, greedy_plans
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.ruin import after, improve
from passerelle.engine.worlds.portfolio import portfolio
from tests.engine.plan.small import small


@pytest.fixture(scope="module", params=["cash", "capacity"])
def company(request):
    problem = portfolio(seed=14, bind=request.param, candidates=40, teams=3)
    columns = columns_of(problem)
    return columns, best_of(greedy_plans(problem, columns).values())


@pytest.mark.parametrize("seed", range(200))
def test_no_rule_is_broken_and_nothing_is_lost(seed):
    problem = small(seed)
    columns = columns_of(problem)
    greedy = best_of(greedy_plans(problem, columns).values())
    found = improve(greedy, columns, done=after(4), seed=seed).plan
    assert broken(found) == ()
    assert found.value >= greedy.value


def test_a_company_gains_and_keeps_its_rules(company):
    columns, greedy = company
    found = improve(greedy, columns, done=after(200), seed=3).plan
    assert broken(found) == () and found.missed == ()
    assert found.value > greedy.value * 1.01


def test_the_same_seed_and_moves_give_the_same_plan(company):
    columns, greedy = company
    one, same = (improve(greedy, columns, done=after(40), seed=5) for _ in range(2))
    assert one == same and one.moves == 40


def test_it_tells_where_it_is_and_stops_when_asked(company):
    columns, greedy = company
    heard: list[tuple[int, float]] = []
    found = improve(
        greedy,
        columns,
        done=after(10_000),
        seed=5,
        stop=lambda: len(heard) > 3,
        told=lambda move, value: heard.append((move, value)),
    )
    assert found.moves == 48
    assert [move for move, _ in heard] == [0, 16, 32, 48, 48]
    assert np.all(np.diff([value for _, value in heard]) >= 0)
    assert found.plan.value == pytest.approx(heard[-1][1])


def test_a_plan_of_nothing_may_begin():
    problem = small(2)
    columns = columns_of(problem)
    assert broken(improve(Plan(problem, ()), columns, done=after(20), seed=1).plan) == ()
