"""Costs drawn from their ranges: three points are found again, effort carries its cost, budgets are overrun."""

from __future__ import annotations

from dataclasses import replace
from math import erf, log, sqrt

import numpy as np
import pytest

from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Budget, Candidate, Problem
from passerelle.engine.plan.simulate import Surprise, simulate
from passerelle.engine.plan.spending import at, paid

PATHS = 20_000


def company(*made: Candidate, budgets: tuple[Budget, ...] = ()) -> Problem:
    room = np.full((1, 1, 4), 1000.0)
    return Problem(made, ("red",), ("code",), room, overflow=1.0, budgets=budgets)


def one(key: str, **facts: object) -> Candidate:
    said = {"value": 100.0, "cost": 10.0, "effort": (10.0,), **facts}
    return Candidate(key, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize("points", [(6, 10, 18), (5, 10, 15), (4, 10, 12), (0, 1, 9)])
def test_three_points_are_found_again(points):
    plan = Plan.of(company(one("a", cost_points=points)), [(0, 0, 0)])
    cost = simulate(plan, paths=PATHS, seed=1).cost
    wide = points[2] - points[0]
    for share, point in zip((0.1, 0.5, 0.9), points, strict=True):
        assert np.quantile(cost, share) == pytest.approx(point, abs=0.03 * wide)
    assert cost.min() >= 0


def test_a_log_normal_is_itself():
    mid, sigma = 40.0, 0.5
    tenth = float(np.exp(1.2815515655446004 * sigma))
    normal = np.linspace(-3, 3, 13)
    found = at((mid / tenth, mid, mid * tenth), normal)
    assert found == pytest.approx(mid * np.exp(sigma * normal))


def test_a_side_of_nothing_still_holds_the_other():
    found = at((10.0, 10.0, 30.0), np.array([0.0, 1.2815515655446004]))
    assert found == pytest.approx([10.0, 30.0])
    assert at((7.0, 7.0, 7.0), np.array([-3.0, 3.0])) == pytest.approx([7.0, 7.0])


def test_what_is_sure_is_what_was_planned():
    lived = simulate(Plan.of(company(one("a"), one("b")), [(0, 0, 0), (1, 0, 1)]), paths=50, seed=2)
    assert np.all(lived.cost == 20.0) and lived.overrun is None


def test_a_cost_made_of_effort_goes_with_it():
    plan = Plan.of(company(one("a", follows_effort=True)), [(0, 0, 0)])
    lived = simulate(plan, paths=PATHS, seed=3, surprise=Surprise(initiative=0.3, team=0.4))
    assert lived.cost == pytest.approx(10 * lived.finish[:, 0])
    share = 0.5 * (1 + erf(log(1.5) / 0.5 / sqrt(2)))
    assert np.mean(lived.cost <= 15) == pytest.approx(share, abs=0.015)


def test_a_range_in_weeks_of_work_is_high_when_the_work_is_long_and_one_in_money_is_not():
    points = (6.0, 10.0, 18.0)
    with_it = one("a", cost_points=points, follows_effort=True)
    plan = Plan.of(company(with_it, one("b", cost_points=points)), [(0, 0, 0), (1, 0, 0)])
    lived = simulate(plan, paths=PATHS, seed=4)
    ranks = np.argsort(np.argsort(lived.costs, axis=0), axis=0)
    late = np.argsort(np.argsort(lived.finish, axis=0), axis=0)
    assert np.corrcoef(ranks[:, 0], late[:, 0])[0, 1] > 0.999
    assert abs(np.corrcoef(ranks[:, 1], late[:, 1])[0, 1]) < 0.03


def test_the_odds_of_spending_too_much_are_those_of_the_law():
    budgets = (Budget(0, 3, 18.0), Budget(0, 0, 1000.0))
    plan = Plan.of(company(one("a", cost_points=(6, 10, 18)), budgets=budgets), [(0, 0, 1)])
    assert simulate(plan, paths=PATHS, seed=5).overrun == pytest.approx(0.1, abs=0.01)


def test_money_is_spent_when_it_was_planned_to_be():
    budgets = (Budget(0, 1, 5.0), Budget(2, 3, 5.0))
    plan = Plan.of(company(one("a", quarters=3), budgets=budgets), [(0, 0, 0)])
    assert paid(plan, np.array([[9.0]])).tolist() == [[6.0, 3.0]]


def test_two_plans_pay_the_same_for_what_both_hold():
    made = [one(key, cost_points=(6, 10, 18)) for key in "abc"]
    first = simulate(Plan.of(company(*made), [(0, 0, 0), (1, 0, 1)]), paths=300, seed=6)
    other = simulate(Plan.of(company(*made), [(1, 0, 2), (2, 0, 0)]), paths=300, seed=6)
    assert np.array_equal(first.costs[:, 1], other.costs[:, 0])


def test_ranges_of_cost_change_neither_value_nor_time():
    sure = company(one("a", success=0.7))
    wide = replace(sure, candidates=(one("a", success=0.7, cost_points=(1, 10, 90)),))
    lived, other = (simulate(Plan.of(it, [(0, 0, 0)]), paths=300, seed=7) for it in (sure, wide))
    assert np.array_equal(lived.value, other.value) and np.array_equal(lived.finish, other.finish)
