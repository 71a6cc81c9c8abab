"""The front of value against another count: real plans, none beaten on both, found one by one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.goals import losing, low_value, objective
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.pareto import front, pareto
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Problem
from passerelle.engine.plan.simulate import simulate
from tests.engine.plan.small import best_of_all, plans_of, small


def bets(room: float = 30.0) -> Problem:
    """Three bets and three sure things: a bet is worth a little more, and often nothing."""
    made = tuple(
        Candidate(f"bet {n}", 500.0, 60.0, (10.0,), success=0.22) for n in range(3)
    ) + tuple(Candidate(f"sure {n}", 100.0, 60.0, (10.0,)) for n in range(3))
    return Problem(made, ("red",), ("code",), np.full((1, 1, 1), room), overflow=500.0)


def bold() -> Plan:
    return Plan.of(bets(), [(0, 0, 0), (1, 0, 0), (2, 0, 0)])


def test_risk_is_traded_for_value():
    problem = bets()
    against = low_value(problem, paths=400, seed=1)
    found = front(pareto(bold(), Known(problem), against, points=6, moves=60, seed=1))
    assert found[0].plan == bold()
    assert set(found[-1].plan.chosen) == {3, 4, 5}
    assert found[-1].second > found[0].second and found[-1].value < found[0].value


def test_the_share_of_paths_that_lose_money_is_that_of_the_bets_all_lost():
    lived = simulate(bold(), paths=20_000, seed=1)
    assert losing(lived) == pytest.approx(0.78**3, abs=0.02)


@pytest.mark.parametrize("seed", range(140, 148))
def test_swept_no_plan_beats_the_ends_and_every_point_keeps_the_rules(seed, monkeypatch):
    monkeypatch.setattr("passerelle.engine.plan.pareto.SMALL", 0)  # else it would be proved
    problem = small(seed)
    second = np.array([5.0, 1.0, 9.0, 2.0])
    best = best_of_all(problem)
    made = list(pareto(best, Known(problem), objective(second), points=5, moves=60, seed=1))
    assert len(made) == 6
    assert all(broken(one.plan) == () and one.value == one.plan.value for one in made)
    kept = front(made)
    assert kept[0].value == pytest.approx(best.value)
    for one, other in pairwise(kept):
        assert one.value > other.value and one.second < other.second
    # Each end of the sweep is the best of its own weighted sum, among all plans there are.
    weight = 4.0 * abs(best.value) / (second[sorted(best.chosen)].sum() or 1.0)
    most = max(one.value + weight * objective(second).measure(one) for one in plans_of(problem))
    assert made[-1].value + weight * made[-1].second == pytest.approx(most)


def test_points_come_one_by_one_the_same_for_a_seed_and_end_at_the_stop():
    problem = bets()
    against = objective(np.array([0.0, 0, 0, 1, 1, 1]))

    def run(stop=lambda: False):
        return pareto(bold(), Known(problem), against, points=5, moves=30, seed=2, stop=stop)

    assert list(run()) == list(run())
    pressed: list[bool] = []
    coming = run(stop=lambda: bool(pressed))
    assert next(coming).plan == bold()
    next(coming)
    pressed.append(True)
    assert list(coming) == []
