"""Forced in, left out, one more person: against every plan of small problems."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.keep import cost_to_keep, prices_of_people
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.otherwise import forced_in, left_out, one_more
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Floor, Problem
from tests.engine.plan.small import best_of_all, plans_of, small


def best_with(problem: Problem, candidate: int) -> float:
    held = [plan.value for plan in plans_of(problem) if candidate in plan.chosen]
    return max(held, default=-np.inf)


def best_without(problem: Problem, candidate: int) -> float:
    return max(plan.value for plan in plans_of(problem) if candidate not in plan.chosen)


@pytest.mark.parametrize("seed", range(80, 100))
def test_forced_in_it_is_the_best_plan_that_holds_it(seed):
    problem = small(seed)
    best = best_of_all(problem)
    for candidate in set(range(4)) - set(best.chosen):
        found = forced_in(best, candidate, moves=60, seed=1)
        truth = best_with(problem, candidate)
        if found is None:
            assert truth == -np.inf
            continue
        assert broken(found.plan) == () and candidate in found.plan.chosen
        assert candidate in found.enters and not set(found.leaves) & set(found.plan.chosen)
        assert found.at_least <= best.value - truth + 1e-6
        assert found.lost == pytest.approx(best.value - found.plan.value, abs=1e-6)
        if problem.candidates[candidate].deadline is None:
            assert found.plan.value == pytest.approx(truth, abs=1e-6)


@pytest.mark.parametrize("seed", range(100, 120))
def test_left_out_it_is_the_best_plan_without_it(seed):
    problem = small(seed)
    best = best_of_all(problem)
    held = {one.candidate: one for one in cost_to_keep(best, Known(problem))}
    free = [n for n in best.chosen if problem.candidates[n].deadline is None]
    assert sorted(held) == sorted(free)
    for candidate in free:
        found = left_out(best, candidate, moves=60, seed=1)
        lost = best.value - best_without(problem, candidate)
        assert broken(found.plan) == () and candidate in found.leaves
        assert found.lost == pytest.approx(lost, abs=1e-6)
        one = held[candidate]
        assert one.at_least - 1e-6 <= lost <= one.at_most + 1e-6
        assert candidate in one.leaves and candidate not in one.enters


def twins() -> Problem:
    """Two as good as one another, and room for one."""
    made = tuple(Candidate(key, 100.0, 1.0, (10.0,)) for key in ("a", "b"))
    return Problem(made, ("red",), ("code",), np.full((1, 1, 1), 10.0), overflow=50.0)


def test_a_tie_is_said():
    plan = Plan.of(twins(), [(0, 0, 0)])
    other = forced_in(plan, 1, moves=10, seed=1)
    assert other.is_tie and other.leaves == (0,) and other.enters == (1,)
    (held,) = cost_to_keep(plan, Known(twins()))
    assert held.is_tie and held.enters == (1,)


def test_a_floor_that_breaks_is_told_apart_from_value_lost():
    room = replace(twins(), capacity=np.full((1, 1, 1), 20.0))
    problem = replace(room, floors=(Floor("debt", (0,), 0.5),))
    held, other = cost_to_keep(Plan.of(problem, [(0, 0, 0), (1, 0, 0)]), Known(problem))
    assert held.breaks and held.at_most > problem.candidates[0].value
    assert not other.breaks


def test_what_excludes_what_it_needs_cannot_be_forced_in():
    problem = replace(twins(), before=((0, 1),), apart=((0, 1),))
    assert forced_in(Plan.of(problem, [(0, 0, 0)]), 1, moves=10, seed=1) is None


def test_one_more_person_brings_what_waited_for_him():
    plan = Plan.of(twins(), [(0, 0, 0)])
    weeks = np.array([10.0])
    found = one_more(plan, 0, 0, weeks, moves=20, seed=1)
    assert found.enters == (1,) and -found.lost == pytest.approx(97.5)
    assert prices_of_people(Known(twins()), weeks)[0, 0] >= 97.5 - 1e-6


@pytest.mark.parametrize("seed", range(120, 132))
def test_one_more_person_never_takes_anything_away(seed):
    problem = small(seed)
    best = best_of_all(problem)
    prices = prices_of_people(Known(problem), np.array([3.0, 3.0]))
    for team, skill in np.ndindex(2, 2):
        found = one_more(best, team, skill, np.array([3.0, 3.0]), moves=20, seed=1)
        assert found.lost <= 1e-9 and broken(found.plan) == ()
        assert found.plan.value <= found.bound + 1e-6
        assert np.isnan(prices[team, skill]) == (problem.capacity[team, skill].max() == 0)


def test_a_stop_keeps_what_is_said_by_then():
    problem = small(101)
    best = best_of_all(problem)
    heard: list[int] = []
    said = cost_to_keep(
        best, Known(problem), stop=lambda: len(heard) == 1, told=lambda n, lost: heard.append(n)
    )
    assert len(said) == 1
