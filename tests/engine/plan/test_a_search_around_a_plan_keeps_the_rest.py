"""A few teams set free around a plan: the others keep what they do, and what is found is at least as good."""

from __future__ import annotations

import numpy as np
import pytest

from passerelle.engine.plan.around import FEWEST, MOST, Around
from passerelle.engine.plan.check import broken
from passerelle.engine.plan.greedy import best_of, greedy_plans
from passerelle.engine.plan.highs import search
from passerelle.engine.plan.known import Known
from passerelle.engine.worlds.portfolio import portfolio


@pytest.fixture(scope="module")
def company():
    known = Known(portfolio(seed=14, bind="cash", candidates=40, teams=5))
    return known, best_of(greedy_plans(known.problem, known.columns).values())


@pytest.mark.parametrize("seed", range(3))
def test_other_teams_keep_their_work_and_nothing_is_lost(company, seed):
    known, plan = company
    fixed, at = Around(known, seed).draw(plan)
    free = set(known.columns.team[np.flatnonzero(~fixed[: known.programme.ways])].tolist())
    assert 0 < len(free) < 5
    (found,) = known.plans_of(search(known.programme, seconds=20, fixed=fixed, at=at))
    assert broken(found) == () and found.value >= plan.value - 1e-6
    stays = [one for one in plan.placed if one.team not in free]
    assert stays == [one for one in found.placed if one.team not in free]


def test_it_looks_wider_where_it_ends_and_narrower_where_it_does_not(company):
    known, _ = company
    around = Around(known, 1)
    was = around.count
    around.learn(ended=True)
    assert around.count > was
    for _ in range(100):
        around.learn(ended=False)
    assert around.count == FEWEST
    for _ in range(100):
        around.learn(ended=True)
    assert around.count == MOST
