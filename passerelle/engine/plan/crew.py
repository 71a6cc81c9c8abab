"""The ways of one team side by side in memory, so that all of them are weighed at once."""

from __future__ import annotations

import numpy as np

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.problem import Bools, Floats, Problem
from passerelle.engine.plan.table import ROUNDING


class Crew:
    """Arrays by way of the team; `sure` are those by which an obligation is met in time."""

    def __init__(self, problem: Problem, columns: Columns, tolls: Floats | None, team: int) -> None:
        self.ways = np.flatnonzero(columns.team == team)
        self.candidate = columns.candidate[self.ways]
        self.worth = columns.worth[self.ways]
        self.paid = columns.paid[:, self.ways]
        self.tolls = np.zeros(len(self.ways)) if tolls is None else tolls[self.ways]
        self.overflow = problem.overflow
        last = np.array(
            [-1 if one.deadline is None else one.deadline for one in problem.candidates]
        )
        self.sure: Bools = columns.finish[self.ways] <= last[self.candidate]
        asked = columns.asked[:, self.ways]
        held = np.diff(asked.indptr)
        # A way that asks nothing holds one cell with no week: sums by slice need one.
        empty = asked.indptr[:-1][held == 0]
        self.cells = np.insert(asked.indices, empty, 0)
        self.weeks = np.insert(asked.data, empty, 0.0)
        self.first = np.concatenate([[0], np.cumsum(np.maximum(held, 1))[:-1]]).astype(np.int64)

    def gains(self, free: Floats) -> Floats:
        """Worth of each way less the price of what would overflow because of it."""
        beyond = np.maximum(self.weeks - np.maximum(free[self.cells], 0), 0)
        gains: Floats = self.worth - self.overflow * np.add.reduceat(beyond, self.first)
        return gains

    def payable(self, money: Floats) -> Bools:
        """Where each budget still holds what the way costs."""
        within: Bools = np.ones(len(self.ways), dtype=bool)
        for paid, left in zip(self.paid, money, strict=True):
            within &= paid <= left * (1 + ROUNDING)
        return within
