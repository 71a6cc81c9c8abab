"""What two threads know together: the best is never lost, a proof ends the search, a stop is heard by both."""

from __future__ import annotations

import threading
import time

import pytest

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.finding import Beside, Finding, Until
from passerelle.engine.plan.greedy import best_of, greedy_plans
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.solve import solve_within
from passerelle.engine.worlds.portfolio import portfolio
from tests.engine.plan.small import best_of_all, small


def finding(known: Known, plan: Plan, *, seconds: float, stop=lambda: False) -> Finding:
    until = Until(time.monotonic, time.monotonic(), seconds, stop)
    return Finding(known, plan, until, seed=1, told=lambda move, value: None)


def test_a_worse_plan_never_takes_the_place_of_a_better_one():
    problem = small(3)
    best = best_of_all(problem)
    found = finding(Known(problem), best, seconds=60)
    found.offer(Plan(problem, ()))
    assert found.plan is best


@pytest.mark.parametrize("seed", range(5))
def test_a_proof_ends_the_search_before_its_time(seed):
    problem = small(seed)
    found = solve_within(problem, seconds=600, clock=time.monotonic, seed=1)
    assert found.plan.value == pytest.approx(best_of_all(problem).value, abs=1e-6)
    assert found.gap == pytest.approx(0, abs=1e-6)


def test_searches_around_the_plan_make_it_better_and_end_with_it():
    known = Known(portfolio(seed=14, bind="cash", candidates=40, teams=4))
    greedy = best_of(greedy_plans(known.problem, known.columns).values())
    found = finding(known, greedy, seconds=6)
    beside = Beside(found, share=0.1)
    with beside:
        found.turns()
    assert broken(found.plan) == () and found.plan.value > greedy.value
    assert found.plan.value <= found.bound + 1e-6
    beside.thread.join(10)
    assert not beside.thread.is_alive() and found.is_over()


def test_a_stop_is_heard_while_a_search_runs():
    known = Known(portfolio(seed=14, bind="cash", candidates=40, teams=4))
    pressed = threading.Event()
    greedy = best_of(greedy_plans(known.problem, known.columns).values())
    found = finding(known, greedy, seconds=3, stop=pressed.is_set)
    heard: list[float] = []
    found.told = lambda move, value: (heard.append(value), pressed.set())
    with Beside(found, share=0.5):
        found.turns()
    assert found.is_over() and len(heard) <= 4
