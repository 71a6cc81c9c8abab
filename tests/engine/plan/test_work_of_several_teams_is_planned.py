"""Support asked of named teams, and first quarters allowed: in what is asked, checked, simulated, said as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.exchange import as_json, from_json
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Problem
from passerelle.engine.plan.simulate import Surprise, simulate
from passerelle.engine.plan.solve import solve
from tests.engine.plan.small import best_of_all, small


def shared(*, weeks: float = 4.0, starts: tuple[int, ...] | None = None) -> Problem:
    """An initiative of the first team that also needs design from the second."""
    made = (
        Candidate("a", 100.0, 1.0, (0.0, 6.0), quarters=2, support=((1, 0, weeks),), starts=starts),
        Candidate("b", 100.0, 1.0, (4.0, 0.0), teams=(1,)),
    )
    return Problem(made, ("red", "blue"), ("design", "code"), np.full((2, 2, 4), 4.0), overflow=9.0)


def test_what_is_asked_of_another_team_is_in_its_load():
    plan = Plan.of(shared(), [(0, 0, 1)])
    assert plan.load[1, 0].tolist() == [0, 2, 2, 0] and plan.load[0, 1].tolist() == [0, 3, 3, 0]
    assert np.allclose(plan.load.sum(), 10)


def test_what_is_asked_of_the_team_that_takes_it_adds_up():
    plan = Plan.of(shared(), [(0, 1, 0)])
    assert plan.load[1, :, 0].tolist() == [2, 3]


@pytest.mark.parametrize("seed", range(30))
def test_a_way_asks_what_a_plan_of_it_alone_loads(seed):
    problem = small(seed)
    columns = columns_of(problem)
    asked = columns.asked.toarray()
    for way, placed in enumerate(columns.placed(np.arange(len(columns)))):
        assert np.allclose(asked[:, way], Plan.of(problem, [placed]).load.ravel())
        assert not {one.rule for one in broken(Plan.of(problem, [placed]))} & {"start", "team"}


def test_two_that_need_the_same_team_are_not_given_the_same_quarter():
    found = solve(shared(weeks=8.0), moves=40, seed=1).plan
    assert set(found.chosen) == {0, 1} and found.overflow.sum() == 0
    assert found.value == pytest.approx(best_of_all(found.problem).value)


@pytest.mark.parametrize("starts", [(0,), (2,), (1, 2)])
def test_it_begins_in_a_quarter_that_is_allowed(starts):
    problem = shared(starts=starts)
    assert solve(problem, moves=20, seed=1).plan.chosen[0].start in starts
    wrong = next(quarter for quarter in range(3) if quarter not in starts)
    assert [one.rule for one in broken(Plan.of(problem, [(0, 0, wrong)]))] == ["start"]


def test_late_work_elsewhere_slows_what_it_supports():
    problem = shared(weeks=8.0)
    alone = simulate(Plan.of(problem, [(0, 0, 1)]), paths=2000, seed=1, surprise=Surprise())
    both = simulate(Plan.of(problem, [(0, 0, 1), (1, 1, 0)]), paths=2000, seed=1)
    assert both.on_time[0] < alone.on_time[0] - 0.05


def test_support_counts_in_the_share_of_a_floor():
    plan = Plan.of(shared(weeks=4.0), [(0, 0, 0), (1, 1, 2)])
    assert plan.problem.weeks.tolist() == [10, 4]


@pytest.mark.parametrize("seed", range(8))
def test_they_are_said_as_json_and_read_back(seed):
    problem = small(seed)
    said = json.loads(json.dumps(as_json(problem)))
    assert from_json(said).candidates == problem.candidates


def test_an_instance_written_before_them_is_read():
    said = as_json(shared())
    for one in said["candidates"]:
        del one["support"], one["starts"]
    assert (
        from_json(said).candidates[0].support == () and from_json(said).candidates[0].starts is None
    )


def test_support_of_a_team_that_is_not_there_is_refused():
    one = replace(shared().candidates[0], support=((2, 0, 1.0),))
    with pytest.raises(ValueError, match="a: support asked of team 2, skill 0"):
        replace(shared(), candidates=(one,))
