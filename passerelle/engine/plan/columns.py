"""Every way to do one candidate: by which team, from which quarter; what it is worth and what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from passerelle.engine.plan.problem import Bools, Floats, Ints, Problem


@dataclass(frozen=True)
class Columns:
    """One row of each array for each way. Quarters are 0-based; `finish` is the last one worked.

    `asked` is (teams x skills x quarters, ways) in person-weeks, cells in the order of a C array of that
    shape; `paid` is (budgets, ways) in money.
    """

    candidate: Ints
    team: Ints
    start: Ints
    finish: Ints
    worth: Floats
    asked: sparse.csc_matrix
    paid: Floats

    def __len__(self) -> int:
        return len(self.candidate)

    def placed(self, ways: Sequence[int] | Ints) -> Iterator[tuple[int, int, int]]:
        """Candidate, team and first quarter of these ways, as `Plan.of` takes them."""
        at = np.asarray(ways, dtype=np.int64)
        return zip(self.candidate[at], self.team[at], self.start[at], strict=True)


def able(problem: Problem) -> Bools:
    """Which team may take which candidate, (candidates, teams).

    A team that has each skill needed, among those allowed; where no team has, all those allowed: the
    plan then buys the missing skill, and shows it.
    """
    has = problem.capacity.max(axis=2) > 0
    skilled = ~((problem.efforts[:, None, :] > 0) & ~has[None]).any(axis=2)
    allowed = np.zeros_like(skilled)
    for number, one in enumerate(problem.candidates):
        allowed[number, slice(None) if one.teams is None else list(one.teams)] = True
    both: Bools = skilled & allowed
    return np.where(both.any(axis=1, keepdims=True), both, allowed)


def columns_of(problem: Problem) -> Columns:
    """All the ways; none where a candidate takes longer than what is left of the horizon."""
    ways = [
        (candidate, team, start)
        for candidate, team in np.argwhere(able(problem))
        for start in range(problem.quarters - int(problem.lasts[candidate]) + 1)
        if _may_start(problem, candidate, start)
    ]
    candidate, team, start = np.array(ways, dtype=np.int64).reshape(-1, 3).T
    finish = start + problem.lasts[candidate] - 1
    return Columns(
        candidate,
        team,
        start,
        finish,
        problem.worths(candidate, finish),
        _asked(problem, candidate, team, start),
        _paid(problem, candidate, start, finish),
    )


def _may_start(problem: Problem, candidate: int, quarter: int) -> bool:
    starts = problem.candidates[candidate].starts
    return starts is None or quarter in starts


def tightened(problem: Problem, columns: Columns) -> Columns:
    """The same plans at the same values, said so that a relaxation is nearer to them.

    What a way asks of a cell beyond its whole capacity overflows whatever else is chosen: its price is
    taken from the worth of the way, and the way asks the capacity. Done in part, it then pays its part.
    """
    asked = columns.asked.copy()
    whole = problem.capacity.ravel()[asked.indices]
    beyond = sparse.csc_matrix(
        (np.maximum(asked.data - whole, 0), asked.indices, asked.indptr), shape=asked.shape
    )
    asked.data = np.minimum(asked.data, whole)
    price = problem.overflow * np.asarray(beyond.sum(axis=0)).ravel()
    return replace(columns, asked=asked, worth=columns.worth - price)


def _asked(problem: Problem, candidate: Ints, team: Ints, start: Ints) -> sparse.csc_matrix:
    skills, quarters = len(problem.skills), problem.quarters
    rows, ways, weeks = [], [], []
    for way, (one, who, when) in enumerate(zip(candidate, team, start, strict=True)):
        last = problem.lasts[one]
        needs = np.flatnonzero(problem.efforts[one])
        support = problem.candidates[one].support
        asked = [who * skills + needs, [team * skills + skill for team, skill, _ in support]]
        pairs = np.concatenate(asked).astype(np.int64)
        cells = (pairs[:, None] * quarters + np.arange(when, when + last)).ravel()
        rows.append(cells)
        ways.append(np.full(len(cells), way))
        each = np.concatenate([problem.efforts[one, needs], [most for _, _, most in support]])
        weeks.append(np.repeat(each / last, last))
    shape = (problem.capacity.size, len(candidate))
    if not rows:
        return sparse.csc_matrix(shape)
    where = (np.concatenate(rows), np.concatenate(ways))
    return sparse.csc_matrix((np.concatenate(weeks), where), shape=shape)


def _paid(problem: Problem, candidate: Ints, start: Ints, finish: Ints) -> Floats:
    """A cost is spread evenly over the quarters worked."""
    paid = np.zeros((len(problem.budgets), len(candidate)))
    for row, budget in zip(paid, problem.budgets, strict=True):
        inside = np.minimum(finish, budget.last) - np.maximum(start, budget.first) + 1
        share = np.clip(inside, 0, None) / problem.lasts[candidate]
        row[:] = problem.costs[candidate] * share
    return paid
