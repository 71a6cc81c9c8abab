"""The programme given to HiGHS: a bound that nothing can exceed, and a plan when it finds one in time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from passerelle.engine.plan.problem import Bools, Floats
from passerelle.engine.plan.rows import Programme


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`bound`: no plan is worth more. `prices`: what one more unit of a row would bring. `x`: the ways, in part."""

    bound: float
    prices: Floats
    x: Floats


@dataclass(frozen=True, slots=True)
class Searched:
    """`bound` holds for every plan that keeps what was fixed; `x` is the best found, None when none was."""

    bound: float
    x: Floats | None
    value: float


def relax(it: Programme) -> Relaxed:
    """The linear relaxation: candidates may be done in part."""
    from scipy import sparse

    up, low = np.isfinite(it.high), np.isfinite(it.low)
    solved = linprog(
        -it.gains,
        A_ub=sparse.vstack([it.matrix[up], -it.matrix[low]], format="csr"),
        b_ub=np.concatenate([it.high[up], -it.low[low]]),
        bounds=np.stack([np.zeros_like(it.most), it.most], axis=1),
        method="highs",
    )
    prices = np.zeros(len(it.high))
    prices[up] = -solved.ineqlin.marginals[: up.sum()]
    prices[low] += solved.ineqlin.marginals[up.sum() :]
    return Relaxed(-float(solved.fun), prices, solved.x)


def tolls(it: Programme, relaxed: Relaxed) -> Floats:
    """By way, the price in the relaxation of the capacity and the money that it takes."""
    prices = np.zeros_like(relaxed.prices)
    for block in ("capacity", "money"):
        prices[it.blocks[block]] = relaxed.prices[it.blocks[block]]
    taken: Floats = (it.matrix.T @ prices)[: it.ways]
    return taken


def near(it: Programme, relaxed: Relaxed, count: int) -> Bools:
    """Variables worth a search: those the relaxation takes, then ways by what they would cost it, `count` in all."""
    cost = it.gains - relaxed.prices @ it.matrix
    order = np.argsort(-cost[: it.ways] - np.where(relaxed.x[: it.ways] > 0, np.inf, 0.0))
    kept = np.zeros(len(it.gains), dtype=bool)
    kept[it.ways :] = True
    kept[order[:count]] = True
    return kept


def search(
    it: Programme,
    *,
    seconds: float,
    gap: float = 0.0,
    fixed: Bools | None = None,
    at: Floats | None = None,
) -> Searched:
    """Branch and cut, on one thread, from nothing: seldom finds a good plan of a large problem in time.

    Where `fixed` is true the variable stays at its value in `at`. `gap` is relative (0: until proved).
    """
    low, high = np.zeros_like(it.most), it.most.copy()
    if fixed is not None and at is not None:
        low[fixed] = high[fixed] = at[fixed]
    whole = np.zeros(len(it.gains))
    whole[: it.ways] = 1
    solved = milp(
        -it.gains,
        constraints=LinearConstraint(it.matrix, it.low, it.high),
        integrality=whole,
        bounds=Bounds(low, high),
        options={"time_limit": seconds, "mip_rel_gap": gap},
    )
    bound = np.inf if solved.mip_dual_bound is None else -float(solved.mip_dual_bound)
    value = -np.inf if solved.x is None else -float(solved.fun)
    return Searched(bound, solved.x, value)
