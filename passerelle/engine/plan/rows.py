"""The problem as a mixed-integer programme: variables are ways to do things, then what is paid for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from passerelle.engine.plan.columns import Columns, tightened
from passerelle.engine.plan.problem import Floats, Ints, Problem


@dataclass(frozen=True)
class Programme:
    """Raise `gains @ x` where `low <= matrix @ x <= high` and 0 <= x <= `most`.

    The first `ways` variables are whole (0 or 1); then person-weeks of overflow by cell, mandatory
    candidates missed, person-weeks short by floor. `blocks` says which rows hold which rule.
    """

    gains: Floats
    matrix: sparse.csr_matrix
    low: Floats
    high: Floats
    most: Floats
    ways: int
    blocks: dict[str, slice]


def programme(problem: Problem, columns: Columns) -> Programme:
    """Every rule as rows. Precedence is written quarter by quarter, which bounds better than one row a pair."""
    columns = tightened(problem, columns)
    rows = _Rows(problem, columns)
    rows.add("once", rows.by_candidate, high=1.0)
    rows.add("capacity", columns.asked.tocsr(), high=problem.capacity.ravel(), relief="overflow")
    rows.add("money", sparse.csr_matrix(columns.paid), high=[b.amount for b in problem.budgets])
    rows.add("order", _order(problem, columns, rows.ways_of), high=0.0)
    rows.add("apart", _apart(problem, rows.by_candidate), high=1.0)
    rows.add("mandatory", _in_time(problem, columns), low=1.0, relief="missed")
    rows.add("floor", _floors(problem, columns), high=0.0, relief="short")
    return rows.made()


class _Rows:
    """Blocks of rows over the ways; a block may be relieved, each of its rows by a variable of its own."""

    def __init__(self, problem: Problem, columns: Columns) -> None:
        self.problem, self.columns = problem, columns
        count = len(columns)
        ones = (np.ones(count), (columns.candidate, np.arange(count)))
        self.by_candidate = sparse.csr_matrix(ones, shape=(len(problem.candidates), count))
        self.ways_of = np.split(self.by_candidate.indices, self.by_candidate.indptr[1:-1])
        self.parts: list[tuple[str, sparse.csr_matrix, Floats, Floats, str]] = []

    def add(self, name, rows, *, low=-np.inf, high=np.inf, relief="") -> None:  # type: ignore[no-untyped-def]
        count = rows.shape[0]
        lows, highs = np.broadcast_to(low, count), np.broadcast_to(high, count)
        self.parts.append((name, rows, lows, highs, relief))

    def made(self) -> Programme:
        prices = {
            "overflow": self.problem.overflow,
            "missed": self.problem.missed,
            "short": self.problem.lacking,
        }
        relieved = [(rows.shape[0], relief) for _, rows, _, _, relief in self.parts if relief]
        extra = sum(count for count, _ in relieved)
        blocks, stacked, first, used = {}, [], 0, 0
        for name, rows, low, _, relief in self.parts:
            count = rows.shape[0]
            wide = sparse.csr_matrix((count, extra))
            if relief:
                sign = -1.0 if np.isneginf(low).all() else 1.0
                wide = sparse.eye(count, extra, k=used, format="csr") * sign
                used += count
            stacked.append(sparse.hstack([rows, wide], format="csr"))
            blocks[name] = slice(first, first := first + count)
        paid = [np.full(count, -prices[relief]) for count, relief in relieved]
        return Programme(
            np.concatenate([self.columns.worth, *paid]),
            sparse.vstack(stacked, format="csr"),
            np.concatenate([low for _, _, low, _, _ in self.parts]),
            np.concatenate([high for _, _, _, high, _ in self.parts]),
            np.concatenate([np.ones(len(self.columns)), np.full(extra, np.inf)]),
            len(self.columns),
            blocks,
        )


def _order(problem: Problem, columns: Columns, ways_of: list[Ints]) -> sparse.csr_matrix:
    """By each quarter, no more of what follows has started than of what comes before is finished."""
    rows, ways, signs = [], [], []
    row = 0
    for first, then in problem.before:
        for quarter in range(problem.quarters - int(problem.lasts[then]) + 1):
            begun = ways_of[then][columns.start[ways_of[then]] <= quarter]
            done = ways_of[first][columns.finish[ways_of[first]] < quarter]
            rows.append(np.full(len(begun) + len(done), row))
            ways.append(np.concatenate([begun, done]))
            signs.append(np.repeat([1.0, -1.0], [len(begun), len(done)]))
            row += 1
    return _matrix(rows, ways, signs, (row, len(columns)))


def _apart(problem: Problem, by_candidate: sparse.csr_matrix) -> sparse.csr_matrix:
    rows = [np.full(len(group), row) for row, group in enumerate(problem.apart)]
    ones = [np.ones(len(group)) for group in problem.apart]
    picked = _matrix(
        rows,
        [np.array(group) for group in problem.apart],
        ones,
        (len(rows), len(problem.candidates)),
    )
    return (picked @ by_candidate).tocsr()


def _in_time(problem: Problem, columns: Columns) -> sparse.csr_matrix:
    obliged = [(n, one.deadline) for n, one in enumerate(problem.candidates)]
    rows = [
        sparse.csr_matrix((columns.candidate == n) & (columns.finish <= deadline), dtype=float)
        for n, deadline in obliged
        if deadline is not None
    ]
    return sparse.vstack(rows, format="csr") if rows else sparse.csr_matrix((0, len(columns)))


def _floors(problem: Problem, columns: Columns) -> sparse.csr_matrix:
    weeks = problem.weeks[columns.candidate]
    rows = [
        sparse.csr_matrix(weeks * (floor.share - np.isin(columns.candidate, floor.members)))
        for floor in problem.floors
    ]
    return sparse.vstack(rows, format="csr") if rows else sparse.csr_matrix((0, len(columns)))


def _matrix(rows, columns, values, shape) -> sparse.csr_matrix:  # type: ignore[no-untyped-def]
    if not rows:
        return sparse.csr_matrix(shape)
    where = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csr_matrix((np.concatenate(values), where), shape=shape)
