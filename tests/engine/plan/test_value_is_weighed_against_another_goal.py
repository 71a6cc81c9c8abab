"""Every goal that value may be weighed against: its front, against every plan of small problems."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.goals import (
    Against,
    effort_on,
    fewest_weeks,
    objective,
    value_by,
    value_of,
)
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.pareto import Point, front, owed, pareto
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Problem
from tests.engine.plan.small import best_of_all, plans_of, small

GOALS: dict[str, Callable[[Problem], Against]] = {
    "foundations": lambda problem: effort_on(problem, {1, 2}),
    "few": fewest_weeks,
    "theme": lambda problem: value_of(problem, {0, 2}),
    "early": lambda problem: value_by(0),
}
CLOSE = 1e-4  # of a value of some tens: what the search is told to hold level with


def found(problem: Problem, against: Against, points: int = 6) -> tuple[Point, ...]:
    best = best_of_all(problem)
    return front(pareto(best, Known(problem), against, points=points, moves=40, seed=1))


def honest(problem: Problem) -> list[Plan]:
    """Those that miss no more obligations, nor hold less of the floors, than the best."""
    most = owed(best_of_all(problem)) + 1e-6
    return [plan for plan in plans_of(problem) if owed(plan) <= most]


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("seed", range(160, 176))
def test_no_plan_of_all_beats_a_point_on_both_counts(goal, seed):
    problem = small(seed)
    against = GOALS[goal](problem)
    kept = found(problem, against)
    every = [(plan.value, against.measure(plan)) for plan in honest(problem)]
    assert kept[0].value == pytest.approx(max(value for value, _ in every))
    for one in kept:
        assert broken(one.plan) == ()
        assert one.value == one.plan.value and one.second == against.measure(one.plan)
        assert not [
            other
            for other in every
            if (other[0] > one.value + CLOSE and other[1] >= one.second - CLOSE)
            or (other[1] > one.second + CLOSE and other[0] >= one.value - CLOSE)
        ]


@pytest.mark.parametrize("goal", ["foundations", "theme", "early"])
@pytest.mark.parametrize("seed", range(160, 168))
def test_the_front_ends_with_the_most_there_is_of_the_other_count(goal, seed):
    problem = small(seed)
    against = GOALS[goal](problem)
    most = max(against.measure(plan) for plan in honest(problem))
    assert found(problem, against)[-1].second == pytest.approx(most, abs=CLOSE)


def test_a_plan_in_a_hollow_of_the_front_is_found():
    """A weighted sum never finds it: it lies under the line between its neighbours."""
    made = tuple(
        Candidate(key, value, 1.0, (10.0,))
        for key, value in (("most", 100.0), ("hollow", 40.0), ("last", 30.0))
    )
    room = np.full((1, 1, 1), 10.0)
    problem = Problem(made, ("red",), ("code",), room, 99.0, discount=0.0, apart=((0, 1, 2),))
    second = np.array([0.0, 3.0, 10.0])
    best = Plan.of(problem, [(0, 0, 0)])
    points = pareto(best, Known(problem), objective(second), points=12, moves=20, seed=1)
    assert [set(one.plan.chosen) for one in front(points)] == [{0}, {1}, {2}]


@pytest.mark.parametrize("goal", GOALS)
def test_the_count_of_a_large_problem_is_that_of_its_plans(goal, monkeypatch):
    """Where it is swept instead, each point keeps the rules and none found beats another kept."""
    monkeypatch.setattr("passerelle.engine.plan.pareto.SMALL", 0)
    problem = small(171, candidates=6, quarters=3)
    against = GOALS[goal](problem)
    begun = Plan(problem, ())
    made = list(pareto(begun, Known(problem), against, points=5, moves=60, seed=3))
    assert all(broken(one.plan) == () for one in made)
    kept = front(made)
    for one in kept:
        assert not [o for o in made if o.value > one.value and o.second > one.second]
    if goal != "few":
        assert kept[-1].second == max(one.second for one in made)
