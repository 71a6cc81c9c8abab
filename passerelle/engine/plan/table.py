"""A plan being filled, one candidate at a time: what is free, what is paid, what may still enter."""

from __future__ import annotations

import itertools

import numpy as np

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Ints, Problem

ROUNDING = 1e-9  # money compared to a budget is a sum of floats


class Table:
    """Rules are kept at each step, so that what stands on it is a plan at any moment."""

    def __init__(self, problem: Problem, columns: Columns) -> None:
        self.problem, self.columns = problem, columns
        self.free: Floats = problem.capacity.ravel().copy()
        self.money: Floats = np.array([one.amount for one in problem.budgets], dtype=float)
        self.placed: dict[int, int] = {}  # candidate to way
        order = np.argsort(columns.candidate, kind="stable")
        ends = np.searchsorted(columns.candidate[order], np.arange(len(problem.candidates) + 1))
        self.ways: list[Ints] = [order[a:b] for a, b in itertools.pairwise(ends)]
        self.needs: dict[int, list[int]] = {}
        for first, then in problem.before:
            self.needs.setdefault(then, []).append(first)
        self.rivals: dict[int, set[int]] = {}
        for group in problem.apart:
            for one in group:
                self.rivals.setdefault(one, set()).update(set(group) - {one})

    @classmethod
    def holding(cls, plan: Plan, columns: Columns) -> Table:
        """A plan that breaks no rule, put on a table."""
        table = cls(plan.problem, columns)
        for one in plan.placed:
            ways = table.ways[one.candidate]
            here = (columns.team[ways] == one.team) & (columns.start[ways] == one.start)
            table.put(int(ways[here][0]))
        return table

    def state(self) -> tuple[Floats, Floats, dict[int, int]]:
        """All that may move, to be given to `restore`."""
        return self.free.copy(), self.money.copy(), self.placed.copy()

    def restore(self, state: tuple[Floats, Floats, dict[int, int]]) -> None:
        self.free, self.money, self.placed = state

    def missing(self, candidate: int) -> list[int]:
        """What must be placed before it, first things first, itself last."""
        found: list[int] = []
        for one in self.needs.get(candidate, []):
            if one not in self.placed:
                found += [need for need in self.missing(one) if need not in found]
        return [*found, candidate]

    def best(self, candidate: int, *, until: int | None = None) -> tuple[float, int] | None:
        """The way in which it gains most, and how much; None when no way is open.

        `until` is the last quarter in which it may finish.
        """
        ways = self._open(candidate, until)
        if not len(ways):
            return None
        gains = np.array([self.gain(int(way)) for way in ways])
        at = int(gains.argmax())
        return float(gains[at]), int(ways[at])

    def gain(self, way: int) -> float:
        """Worth less the price of what would overflow because of it."""
        asked = self.columns.asked
        here = slice(asked.indptr[way], asked.indptr[way + 1])
        beyond = asked.data[here] - np.maximum(self.free[asked.indices[here]], 0)
        price = self.problem.overflow * np.maximum(beyond, 0).sum()
        return float(self.columns.worth[way] - price)

    def is_closed(self, candidate: int) -> bool:
        """Placed already, or a rival is, or what comes before it is not."""
        placed = self.placed
        return (
            candidate in placed
            or any(one in placed for one in self.rivals.get(candidate, ()))
            or any(one not in placed for one in self.needs.get(candidate, ()))
        )

    def earliest(self, candidate: int) -> int:
        """The first quarter by which all that comes before it is finished."""
        finish, needs = self.columns.finish, self.needs.get(candidate, ())
        return max((int(finish[self.placed[one]]) + 1 for one in needs), default=0)

    def is_open(self, way: int) -> bool:
        """Whether a way of a candidate that is not closed may be taken."""
        if self.columns.start[way] < self.earliest(int(self.columns.candidate[way])):
            return False
        return bool((self.columns.paid[:, way] <= self.money * (1 + ROUNDING)).all())

    def _open(self, candidate: int, until: int | None) -> Ints:
        if self.is_closed(candidate):
            return np.zeros(0, dtype=np.int64)
        ways, columns = self.ways[candidate], self.columns
        open_ = columns.start[ways] >= self.earliest(candidate)
        if until is not None:
            open_ &= columns.finish[ways] <= until
        if len(self.money):
            open_ &= (columns.paid[:, ways] <= self.money[:, None] * (1 + ROUNDING)).all(axis=0)
        return ways[open_]

    def put(self, way: int) -> None:
        self._move(way, -1)
        self.placed[int(self.columns.candidate[way])] = way

    def take(self, candidate: int) -> None:
        """Off the table; whatever waits for it must be taken first."""
        self._move(self.placed.pop(candidate), +1)

    def _move(self, way: int, sign: int) -> None:
        asked = self.columns.asked
        here = slice(asked.indptr[way], asked.indptr[way + 1])
        self.free[asked.indices[here]] += sign * asked.data[here]
        if len(self.money):
            self.money += sign * self.columns.paid[:, way]

    def plan(self) -> Plan:
        return Plan.of(self.problem, self.columns.placed(list(self.placed.values())))
