"""Simulated plans: odds that can be known are found, slips cascade, and two plans live in the same worlds."""

from __future__ import annotations

from math import erf, log, sqrt

import numpy as np
import pytest

from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Problem
from passerelle.engine.plan.simulate import Surprise, simulate


def company(*, capacity: float, before: tuple[tuple[int, int], ...] = ()) -> Problem:
    made = tuple(
        Candidate(f"c{n}", value=100.0, cost=1.0, effort=(10.0,), quarters=1, success=0.8)
        for n in range(3)
    )
    room = np.full((2, 1, 6), capacity)
    return Problem(made, ("red", "blue"), ("code",), room, overflow=1.0, before=before)


def chance(sigma: float, factor: float) -> float:
    """That a log-normal of median 1 is under a factor."""
    return 0.5 * (1 + erf(log(factor) / sigma / sqrt(2)))


@pytest.mark.parametrize("pace", [0.7, 1.0, 1.3])
def test_the_odds_of_one_alone_are_those_of_its_law(pace):
    plan = Plan.of(company(capacity=10), [(0, 0, 0)])
    surprise = Surprise(initiative=0.3, team=0.4, pace=(pace, 1.0))
    lived = simulate(plan, paths=20_000, seed=1, surprise=surprise)
    assert lived.on_time[0] == pytest.approx(chance(0.5, 1 / pace), abs=0.015)
    for quarters in (0.8, 1.2, 1.7):
        share = np.mean(lived.finish[:, 0] <= quarters)
        assert share == pytest.approx(chance(0.5, quarters / pace), abs=0.015)


def test_a_day_said_at_85_percent_is_kept_in_83_to_87_of_other_worlds():
    plan = Plan.of(company(capacity=10, before=((0, 1),)), [(0, 0, 0), (1, 0, 2), (2, 1, 1)])
    said = np.quantile(simulate(plan, paths=10_000, seed=1).finish, 0.85, axis=0)
    kept = (simulate(plan, paths=10_000, seed=2).finish <= said).mean(axis=0)
    assert np.all((kept > 0.83) & (kept < 0.87))


def test_a_slip_pushes_what_waits_for_it():
    plan = Plan.of(company(capacity=100, before=((0, 1),)), [(0, 0, 0), (1, 1, 1)])
    lived = simulate(plan, paths=2000, seed=3)
    assert np.all(lived.finish[:, 1] > lived.finish[:, 0])
    free = simulate(Plan.of(company(capacity=100), [(0, 0, 0), (1, 1, 1)]), paths=2000, seed=3)
    assert lived.on_time[1] < free.on_time[1] - 0.1


def test_a_slip_takes_capacity_from_what_follows():
    tight = simulate(Plan.of(company(capacity=10), [(0, 0, 0), (1, 0, 1)]), paths=2000, seed=4)
    wide = simulate(Plan.of(company(capacity=20), [(0, 0, 0), (1, 0, 1)]), paths=2000, seed=4)
    assert tight.on_time[0] == wide.on_time[0]
    assert tight.on_time[1] < wide.on_time[1] - 0.1


def test_two_plans_live_in_the_same_worlds():
    problem = company(capacity=30)
    one = simulate(Plan.of(problem, [(0, 0, 0), (2, 1, 0)]), paths=500, seed=5)
    other = simulate(Plan.of(problem, [(1, 0, 3), (2, 1, 0)]), paths=500, seed=5)
    assert np.array_equal(one.finish[:, 1], other.finish[:, 1])
    assert one.percentile(0.1) <= one.percentile(0.5) <= one.percentile(0.9)


def test_without_surprise_it_is_the_plan():
    plan = Plan.of(company(capacity=10), [(0, 0, 0), (1, 0, 2), (2, 1, 1)])
    lived = simulate(plan, paths=4000, seed=6, surprise=Surprise(initiative=0.0, team=0.0))
    assert lived.on_time == {0: 1.0, 1: 1.0, 2: 1.0}
    assert lived.value.mean() == pytest.approx(plan.value, rel=0.02)


def test_a_plan_of_nothing_is_worth_nothing():
    lived = simulate(Plan(company(capacity=10), ()), paths=10, seed=1)
    assert lived.on_time == {} and np.all(lived.value == 0)


def test_each_team_has_its_own_pace_and_its_own_doubt():
    plan = Plan.of(company(capacity=100), [(0, 0, 0), (1, 1, 0)])
    surprise = Surprise(initiative=0.0, team=(0.0, 0.5), pace=(1.0, 2.0))
    lived = simulate(plan, paths=4000, seed=1, surprise=surprise)
    sure, slow = lived.finish.T
    assert (sure == 1).all()
    assert np.median(slow) == pytest.approx(2, rel=0.05)
    assert slow.std() > 0.3
