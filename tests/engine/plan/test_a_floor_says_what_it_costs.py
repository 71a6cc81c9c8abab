"""What a floor takes from the value, and what one point more would take: against every plan of small problems."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.plan.floors import POINT, held
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Floor, Problem
from tests.engine.plan.small import best_of_all, small


def asked(problem: Problem, share: float | None) -> float:
    floors = () if share is None else (Floor("debt", (0, 3), share),)
    return best_of_all(replace(problem, floors=floors)).value


@pytest.mark.parametrize("seed", range(200, 224))
def test_the_cost_of_a_floor_is_that_of_every_plan_tried(seed):
    problem = replace(small(seed), floors=(Floor("debt", (0, 3), 0.4),))
    best = best_of_all(problem)
    (one,) = held(best, Known(problem))
    assert one.is_exact
    assert one.costs == pytest.approx(asked(problem, None) - best.value, abs=1e-4)
    assert one.more == pytest.approx(best.value - asked(problem, 0.4 + POINT), abs=1e-4)
    assert one.binds == (asked(problem, None) > best.value + 1e-4)


def split() -> Problem:
    """Ten features worth more than ten pieces of debt; room for ten in all."""
    made = tuple(Candidate(f"new {n}", 100.0, 1.0, (10.0,)) for n in range(10)) + tuple(
        Candidate(f"debt {n}", 40.0, 1.0, (10.0,)) for n in range(10)
    )
    room = np.full((1, 1, 1), 100.0)
    floors = (Floor("debt", tuple(range(10, 20)), 0.3), Floor("new", tuple(range(10)), 0.2))
    return Problem(made, ("red",), ("code",), room, overflow=500.0, discount=0.0, floors=floors)


def mixed(problem: Problem) -> Plan:
    return Plan.of(problem, [(n, 0, 0) for n in (*range(7), *range(10, 13))])


def test_a_floor_that_binds_is_told_from_one_that_does_not():
    problem = split()
    debt, new = held(mixed(problem), Known(problem))
    assert debt.binds and debt.costs == pytest.approx(3 * 60) and debt.share == pytest.approx(0.3)
    assert debt.more == pytest.approx(60)  # a whole piece more
    assert not new.binds and new.more == 0 and new.share == pytest.approx(0.7)


def test_of_a_large_problem_prices_say_what_a_point_costs(monkeypatch):
    monkeypatch.setattr("passerelle.engine.plan.floors.SMALL", 0)
    problem = split()
    debt, new = held(mixed(problem), Known(problem))
    assert not debt.is_exact and debt.costs is None and debt.binds
    assert debt.more == pytest.approx(0.01 * 100 * 6)  # a week moved loses 10 - 4
    assert not new.binds


def test_what_was_not_proved_in_time_is_read_from_prices_and_never_said_to_be_exact(monkeypatch):
    monkeypatch.setattr("passerelle.engine.plan.floors.SECONDS", 0.0)
    problem = replace(small(200), floors=(Floor("debt", (0, 3), 0.4),))
    (one,) = held(Plan(problem, ()), Known(problem))
    assert not one.is_exact and one.costs is None and np.isfinite(one.more)


def test_an_empty_plan_holds_nothing_and_nothing_is_said_without_floors():
    problem = split()
    assert [one.share for one in held(Plan(problem, ()), Known(problem))] == [0, 0]
    assert held(Plan(replace(problem, floors=()), ()), Known(replace(problem, floors=()))) == ()
