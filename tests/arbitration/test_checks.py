"""Each contradiction of a frame is found, and only where it is."""

import numpy as np
import pytest

from passerelle.arbitration.checks import contradictions
from passerelle.engine.plan.problem import Budget, Candidate, Floor, Problem

NUMBERS = (11, 12, 13)


def problem(*candidates, **facts):
    made = [Candidate(key=f"I-{n}", value=10, cost=5, effort=(2.0, 0.0)) for n in NUMBERS]
    made = list(candidates) + made[len(candidates) :]
    capacity = np.zeros((2, 2, 4))
    capacity[0, 0] = 10
    known = {"teams": ("Mobile", "Web"), "skills": ("engineer", "qa"), "overflow": 1.0}
    return Problem(candidates=tuple(made), capacity=capacity, **{**known, **facts})


def one(**facts):
    return Candidate(**{"key": "I-11", "value": 10, "cost": 5, "effort": (2.0, 0.0), **facts})


def found(it, **facts):
    return [(c.kind, c.numbers) for c in contradictions(it, NUMBERS, **{"without": {}, **facts})]


def test_nothing_contradicts_in_a_sound_frame():
    it = problem(one(deadline=1), before=((0, 1),), apart=((1, 2),), budgets=(Budget(0, 3, 50),))
    assert found(it) == []


def test_a_cycle_is_told_without_those_that_only_wait_for_it():
    assert found(problem(before=((0, 1), (1, 0), (1, 2)))) == [("cycle", (11, 12))]


@pytest.mark.parametrize(("quarters", "told"), [(2, []), (3, [("late", (11,))])])
def test_a_mandatory_one_that_cannot_be_in_time_even_alone(quarters, told):
    assert found(problem(one(deadline=1, quarters=quarters))) == told


def test_what_it_waits_for_makes_it_late():
    assert found(problem(one(deadline=0), before=((1, 0),))) == [("late", (11,))]


def test_two_mandatory_ones_that_exclude_each_other():
    it = problem(one(deadline=3), one(deadline=3), apart=((0, 1, 2),))
    assert found(it) == [("apart", (11, 12))]


def test_what_a_mandatory_one_waits_for_is_mandatory_too():
    it = problem(one(deadline=3), one(deadline=3), before=((2, 0),), apart=((1, 2),))
    assert found(it) == [("apart", (12, 13))]


def test_a_trade_that_its_team_does_not_have():
    assert found(problem(one(effort=(0.0, 3.0)))) == [("trade", (11,))]
    assert found(problem(one(teams=(1,)))) == [("trade", (11,))]
    assert found(problem(one(support=((1, 0, 2.0),)))) == [("trade", (11,))]


def test_what_waits_for_one_set_aside_and_a_mandatory_one_set_aside():
    told = found(problem(), without={4: "needs", 5: "aside", 6: "aside"}, mandatory=frozenset({5}))
    assert told == [("needs", (4,)), ("aside", (5,))]


def test_a_floor_that_nothing_can_fill():
    it = problem(floors=(Floor("Debt", (0,), 0.1),))
    told = contradictions(it, NUMBERS, without={}, floors={"Debt": 0.1, "Run": 0.2})
    assert [(c.kind, c.name, c.wanted) for c in told] == [("floor", "Run", 0.2)]


def test_money_under_what_must_be_paid():
    it = problem(one(cost=60, deadline=1), budgets=(Budget(0, 1, 50), Budget(0, 3, 100)))
    assert found(it) == [("cash", (11,))]
