"""Why an initiative is not in the plan: what it would cost to force it in, at least, and what binds.

Read from the prices of the relaxation (linear duality): a plan that takes a way is worth no more than the bound
less what that way lacks at these prices. One reading explains all; an exact answer needs a new search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.highs import Relaxed
from passerelle.engine.plan.plan import Placed, Plan
from passerelle.engine.plan.problem import Floats, Ints
from passerelle.engine.plan.rows import Programme

What = Literal["capacity", "money", "order", "apart", "floor"]
KINDS: tuple[What, ...] = ("capacity", "money", "order", "apart", "floor")


@dataclass(frozen=True, slots=True)
class Binds:
    """What is scarce, and what the way would pay for it at its price.

    `where` is (team, skill, quarter) for capacity; for the others one position: of the budget, of what
    comes before, of the group apart, of the floor.
    """

    what: What
    where: tuple[int, ...]
    toll: float


@dataclass(frozen=True, slots=True)
class Excluded:
    """`lacks` is what the best way in, `nearest`, would cost the bound; `binds` what it would pay, dearest first.

    At 0 the relaxation would take it, whole or in part: another plan as good may hold it. `value` is
    what it would have to bring instead of its own for the relaxation to take it.
    """

    candidate: int
    nearest: Placed | None
    lacks: float
    value: float
    binds: tuple[Binds, ...]


def why_not(plan: Plan, columns: Columns, it: Programme, relaxed: Relaxed) -> tuple[Excluded, ...]:
    """One for each candidate that the plan leaves out, in their order."""
    left = (it.gains - relaxed.prices @ it.matrix)[: it.ways]
    rows = it.matrix.tocsc()
    found = []
    for candidate in range(len(plan.problem.candidates)):
        if candidate in plan.chosen:
            continue
        ways = np.flatnonzero(columns.candidate == candidate)
        if not len(ways):
            found.append(Excluded(candidate, None, float("inf"), float("inf"), ()))
            continue
        way = int(ways[left[ways].argmax()])
        here = slice(rows.indptr[way], rows.indptr[way + 1])
        tolls = relaxed.prices[rows.indices[here]] * rows.data[here]
        binds = _binds(plan, it, rows.indices[here], tolls)
        found.append(_excluded(plan, columns, way, float(left[way]), binds))
    return tuple(found)


def _excluded(
    plan: Plan, columns: Columns, way: int, left: float, binds: tuple[Binds, ...]
) -> Excluded:
    candidate = int(columns.candidate[way])
    one = plan.problem.candidates[candidate]
    lacks = max(-left, 0.0)
    kept = float(columns.worth[way]) / one.value if one.value else 0.0
    nearest = Placed(candidate, int(columns.team[way]), int(columns.start[way]))
    needed = one.value + lacks / kept if kept else float("inf")
    return Excluded(candidate, nearest, lacks, needed, binds)


def _binds(plan: Plan, it: Programme, rows: Ints, tolls: Floats) -> tuple[Binds, ...]:
    """What is paid, by what is scarce; what is paid for nothing, or to the way's credit, is left out."""
    paid: dict[tuple[What, tuple[int, ...]], float] = {}
    for row, toll in zip(rows.tolist(), tolls.tolist(), strict=True):
        for what in KINDS:
            block = it.blocks[what]
            if block.start <= row < block.stop:
                key = (what, _where(plan, what, row - block.start))
                paid[key] = paid.get(key, 0.0) + toll
    found = [Binds(what, where, toll) for (what, where), toll in paid.items() if toll > 1e-6]
    return tuple(sorted(found, key=lambda one: -one.toll))


def _where(plan: Plan, what: What, row: int) -> tuple[int, ...]:
    problem = plan.problem
    if what == "capacity":
        return tuple(int(n) for n in np.unravel_index(row, problem.capacity.shape))
    if what == "order":
        for first, then in problem.before:
            quarters = problem.quarters - int(problem.lasts[then]) + 1
            if row < quarters:
                return (first,)
            row -= quarters
    return (row,)
