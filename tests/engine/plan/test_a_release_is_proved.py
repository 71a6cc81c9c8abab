"""The release chosen within a budget, against every choice there is."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from passerelle.engine.plan.release import Customer, Release, choose, is_within


def drawn(seed: int) -> Release:
    """Eight requirements in chains, five customers."""
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a, b in combinations(range(8), 2) if rng.random() < 0.15]
    asks = [rng.choice(8, size=rng.integers(1, 4), replace=False) for _ in range(5)]
    return Release(
        tuple(rng.integers(1, 9, size=8).tolist()),
        tuple(pairs),
        tuple(Customer(int(rng.integers(1, 30)), tuple(one.tolist())) for one in asks),
    )


def best(release: Release, budget: int) -> int:
    """The most profit among all sets of customers that can be paid."""

    def cost(group: tuple[int, ...]) -> int:
        there = {ask for one in group for ask in release.customers[one].asks}
        for _ in release.costs:
            there |= {first for first, then in release.before if then in there}
        return sum(release.costs[one] for one in there)

    groups = [g for size in range(6) for g in combinations(range(5), size) if cost(g) <= budget]
    return max(sum(release.customers[one].profit for one in group) for group in groups)


@pytest.mark.parametrize("seed", range(12))
def test_the_choice_is_the_best_of_all_and_proved(seed):
    release = drawn(seed)
    budget = sum(release.costs) // 2
    found = choose(release, budget=budget, seconds=20)
    assert found.is_proved and is_within(release, found, budget=budget)
    assert found.value == best(release, budget)


def test_a_budget_of_nothing_chooses_nothing():
    found = choose(drawn(1), budget=0, seconds=20)
    assert (found.value, found.bound, found.customers, found.requirements) == (0, 0, (), ())
