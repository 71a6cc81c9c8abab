"""Which customers a release satisfies whole, within a budget: the Next Release Problem, solved until proved.

Source: Bagnall, Rayward-Smith and Whittley, "The next release problem", Information and Software
Technology 43 (2001). A customer counts when all that he asks, and all that this needs, is released.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp


@dataclass(frozen=True, slots=True)
class Customer:
    """`profit` (a whole number) once every one of `asks` (positions of requirements) is released."""

    profit: int
    asks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """`costs` by requirement; `before` pairs (a, b): b needs a."""

    costs: tuple[int, ...]
    before: tuple[tuple[int, int], ...]
    customers: tuple[Customer, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of customers satisfied and of requirements released. No choice is worth more than `bound`."""

    value: int
    bound: int
    customers: tuple[int, ...]
    requirements: tuple[int, ...]

    @property
    def is_proved(self) -> bool:
        return self.bound == self.value


def choose(release: Release, *, budget: int, seconds: float) -> Chosen:
    """The best choice found by branch and cut within `seconds` of one thread; proved where the two meet.

    Only customers are whole variables: a requirement is as much released as the most satisfied customer
    that needs it asks, which is all or nothing once customers are. Profits are whole, so a bound is too.
    """
    customers, count = len(release.customers), len(release.costs)
    profits = np.array([one.profit for one in release.customers], dtype=float)
    matrix, high = _rows(release, budget)
    solved = milp(
        -np.concatenate([profits, np.zeros(count)]),
        constraints=LinearConstraint(matrix, -np.inf, high),
        integrality=np.concatenate([np.ones(customers), np.zeros(count)]),
        bounds=Bounds(0, 1),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    bound = profits.sum() if solved.mip_dual_bound is None else -solved.mip_dual_bound
    if solved.x is None:
        return Chosen(0, int(bound + 1e-6), (), ())
    return _read(release, np.flatnonzero(solved.x[:customers] > 0.5).tolist(), int(bound + 1e-6))


def is_within(release: Release, chosen: Chosen, *, budget: int) -> bool:
    """Whether the choice keeps every rule, read from the release alone."""
    there = set(chosen.requirements)
    return (
        sum(release.costs[one] for one in there) <= budget
        and all(set(release.customers[one].asks) <= there for one in chosen.customers)
        and all(first in there for first, then in release.before if then in there)
        and sum(release.customers[one].profit for one in chosen.customers) == chosen.value
    )


def _rows(release: Release, budget: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """The budget; then, row by row, that what comes after is at most what it needs."""
    customers = len(release.customers)
    pairs = [(n, customers + ask) for n, one in enumerate(release.customers) for ask in one.asks]
    pairs += [(customers + then, customers + first) for first, then in release.before]
    after, needs = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    rows = np.arange(len(pairs))
    ones = np.ones(len(pairs))
    where = (np.concatenate([rows, rows]), np.concatenate([after, needs]))
    shape = (len(pairs), customers + len(release.costs))
    order = sparse.csr_matrix((np.concatenate([ones, -ones]), where), shape=shape)
    costs = np.concatenate([np.zeros(customers), release.costs])
    high = np.concatenate([[float(budget)], np.zeros(len(pairs))])
    return sparse.vstack([sparse.csr_matrix(costs), order], format="csr"), high


def _read(release: Release, customers: list[int], bound: int) -> Chosen:
    """What these customers need, and no more."""
    needs: dict[int, list[int]] = {}
    for first, then in release.before:
        needs.setdefault(then, []).append(first)
    found: set[int] = set()
    waiting = [ask for one in customers for ask in release.customers[one].asks]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += needs.get(one, [])
    value = sum(release.customers[one].profit for one in customers)
    return Chosen(value, bound, tuple(customers), tuple(sorted(found)))
