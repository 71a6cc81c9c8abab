"""The company to arbitrate: what its page promises of it, and obligations that can be met."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.greedy import fill, scores
from passerelle.engine.worlds.portfolio import portfolio


def test_each_obligation_is_met_by_a_plan_that_needs_no_solver():
    problem = portfolio(seed=12, bind="capacity", candidates=100)
    plan = fill(problem, columns_of(problem), scores(problem)["rice"])
    assert plan.missed == ()


def test_it_is_as_large_and_as_scarce_as_it_says():
    problem = portfolio(seed=11)
    assert problem.capacity.shape == (10, 5, 8)
    assert np.mean(problem.capacity.max(axis=2) == 0) == pytest.approx(0.25, abs=0.02)
    assert problem.efforts.sum() / problem.capacity.sum() == pytest.approx(2.2, rel=0.01)
    assert 64 <= len(problem.before) <= 80
    assert len(problem.apart) == 6
    assert sum(one.deadline is not None for one in problem.candidates) == 6
    money = sum(one.amount for one in problem.budgets)
    assert money / problem.costs.sum() == pytest.approx(0.30, rel=0.01)


def test_what_an_obligation_needs_is_in_no_pair_apart():
    problem = portfolio(seed=11)
    needed = {n for n, one in enumerate(problem.candidates) if one.deadline is not None}
    for _ in problem.candidates:
        needed |= {first for first, then in problem.before if then in needed}
    assert not needed & {one for pair in problem.apart for one in pair}
