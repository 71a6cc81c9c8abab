"""What a plan costs in each path: drawn from the range of each initiative, with its effort where it follows it.

Three points are matched exactly by a shifted log-normal (Johnson's S_L; Aitchison and Brown, 1957): low and high are
its 10th and 90th percentiles, likely its median. A range wider below is its mirror, an even one is normal.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Candidate, Floats

TENTH = 1.2815515655446004  # standard deviations from the median to the 90th percentile
MOST = 20.0  # how much wider one side may be than the other: beyond, the law would have no mean to speak of
LITTLE = 1e-6


class Drawn(Protocol):
    """Of what is placed, (paths, placed): the factor of effort, its standard normal, and one of its own."""

    @property
    def factor(self) -> Floats: ...
    @property
    def effort(self) -> Floats: ...
    @property
    def own(self) -> Floats: ...


def at(points: tuple[float, float, float], normal: Floats) -> Floats:
    """The quantity of three points where its standard normal is `normal`; never under nothing."""
    low, mid, high = points
    below, above = mid - low, high - mid
    if below <= 0 and above <= 0:
        return np.full(normal.shape, float(mid))
    ratio = float(np.clip(above / below if below > 0 else MOST, 1 / MOST, MOST))
    # The wider side is held to its point; past MOST, the narrower one gives a little.
    wide = above if above >= below else below * ratio
    steps = normal / TENTH
    if abs(ratio - 1) < LITTLE:
        found: Floats = mid + wide * steps
    else:
        found = mid + wide * np.expm1(steps * np.log(ratio)) / (ratio - 1)
    return np.maximum(found, 0.0)


def costs(plan: Plan, drawn: Drawn) -> Floats:
    """What each placed costs in each path, (paths, placed)."""
    found = np.empty(drawn.factor.shape)
    for column, one in enumerate(plan.placed):
        it = plan.problem.candidates[one.candidate]
        found[:, column] = _cost(it, drawn, column)
    return found


def _cost(it: Candidate, drawn: Drawn, column: int) -> Floats:
    if it.cost_points is None:
        factor = drawn.factor[:, column]
        return it.cost * (factor if it.follows_effort else np.ones_like(factor))
    return at(it.cost_points, (drawn.effort if it.follows_effort else drawn.own)[:, column])


def paid(plan: Plan, costs: Floats) -> Floats:
    """Money spent within each budget, (paths, budgets): an initiative pays alike in each quarter it was planned."""
    shares = np.zeros((len(plan.placed), len(plan.problem.budgets)))
    for row, one in zip(shares, plan.placed, strict=True):
        lasts = plan.problem.candidates[one.candidate].quarters
        for column, budget in enumerate(plan.problem.budgets):
            first, last = max(one.start, budget.first), min(plan.finish(one), budget.last)
            row[column] = max(last - first + 1, 0) / lasts
    return costs @ shares


def overrun(plan: Plan, costs: Floats) -> float | None:
    """The share of paths in which some budget is spent beyond its amount; None where there is no budget."""
    if not plan.problem.budgets:
        return None
    amounts = np.array([one.amount for one in plan.problem.budgets])
    return float((paid(plan, costs) > amounts + LITTLE).any(axis=1).mean())
