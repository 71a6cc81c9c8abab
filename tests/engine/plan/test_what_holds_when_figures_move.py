"""Robust choices: what always pays stays, what a coin decides does not, the same seed says the same."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Problem
from passerelle.engine.plan.robust import Doubt, drawn, robust
from tests.engine.plan.small import best_of_all, small


def coin(values: tuple[float, ...]) -> Problem:
    """Each takes the whole team; the room is for all but one."""
    made = tuple(Candidate(f"c{n}", value, 1.0, (10.0,)) for n, value in enumerate(values))
    room = np.full((1, 1, len(values) - 1), 10.0)
    return Problem(made, ("red",), ("code",), room, overflow=500.0, discount=0.0)


def test_what_is_far_better_is_kept_and_what_is_equal_is_a_coin():
    problem = coin((1000.0, 100.0, 100.0))
    plan = Plan.of(problem, [(0, 0, 0), (1, 0, 1)])
    doubt = Doubt(value=0.3, effort=0.0, success=0.0)
    kept = robust(plan, columns_of(problem), draws=300, seed=1, doubt=doubt).kept
    assert kept[0] > 0.98
    assert 0.4 < kept[1] < 0.6 and 0.4 < kept[2] < 0.6


def test_without_doubt_the_best_plan_stays():
    problem = coin((100.0, 90.0, 80.0))
    plan = best_of_all(problem)
    found = robust(plan, columns_of(problem), draws=5, seed=1, doubt=Doubt(0.0, 0.0, 0.0))
    assert found.kept.tolist() == [1, 1, 0] and found.draws == 5


@pytest.mark.parametrize("seed", range(70, 76))
def test_shares_are_those_of_the_best_plans_of_each_draw(seed):
    problem, count = small(seed), 30
    best = [best_of_all(one) for one in drawn(problem, draws=count, seed=4, doubt=Doubt())]
    truth = np.array([sum(n in one.chosen for one in best) for n in range(4)]) / count
    kept = robust(best_of_all(problem), columns_of(problem), draws=count, seed=4).kept
    assert np.abs(kept - truth).mean() < 0.05


def test_the_same_seed_says_the_same_and_a_stop_keeps_what_is_done():
    problem = small(3)
    plan, columns = best_of_all(problem), columns_of(problem)
    one, same = (robust(plan, columns, draws=20, seed=2, moves=5) for _ in range(2))
    assert np.array_equal(one.kept, same.kept)
    heard: list[int] = []
    found = robust(
        plan,
        columns,
        draws=20,
        seed=2,
        moves=5,
        stop=lambda: len(heard) == 7,
        told=lambda draw, value: heard.append(draw),
    )
    assert found.draws == 7 and heard == list(range(1, 8))


def test_figures_move_as_they_are_said_to():
    problem = small(5)
    doubt = Doubt(value=np.array([0.0, 0.5, 0.5, 0.5]), effort=0.2, success=0.0)
    there = drawn(problem, draws=4000, seed=1, doubt=doubt)
    values = np.array([[one.value for one in draw.candidates] for draw in there])
    assert np.all(values[:, 0] == problem.candidates[0].value)
    assert np.std(np.log(values[:, 1])) == pytest.approx(0.5, abs=0.02)
    assert np.median(values[:, 2]) == pytest.approx(problem.candidates[2].value, rel=0.05)
    assert all(draw.candidates[1].success == problem.candidates[1].success for draw in there)
