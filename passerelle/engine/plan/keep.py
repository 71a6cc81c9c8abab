"""What each chosen initiative costs to keep: what the plan would be worth without it, its room given to others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.plan.greedy import best_of, refill
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.otherwise import TIE, without
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats
from passerelle.engine.plan.ruin import Stop, Told


@dataclass(frozen=True, slots=True)
class Held:
    """What leaving a chosen candidate out would cost: between `at_least` (linear duality) and `at_most`.

    `at_most` is what is lost when the rest of the plan stays and the best others take the room: `enters`;
    `leaves` is itself and what waits for it. 0 or less: the plan is as good without it. `breaks`: a floor
    or a deadline that held no longer does in that plan, so `at_most` is mostly its price, no value lost.
    """

    candidate: int
    at_least: float
    at_most: float
    leaves: tuple[int, ...]
    enters: tuple[int, ...]
    is_tie: bool
    breaks: bool = False


def cost_to_keep(
    plan: Plan,
    known: Known,
    *,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> tuple[Held, ...]:
    """One for each candidate chosen that nothing obliges, in their order; fewer when stopped."""
    bounds = _bounds(known)
    found: list[Held] = []
    free = [n for n in sorted(plan.chosen) if plan.problem.candidates[n].deadline is None]
    for number in free:
        if stop():
            break
        found.append(_held(plan, known, number, float(bounds[number])))
        told(len(found), found[-1].at_most)
    return tuple(found)


def prices_of_people(known: Known, weeks: Floats) -> Floats:
    """What `weeks` more by quarter would bring in each team and skill, (teams, skills), read from the prices.

    In the relaxation it brings no more than that; NaN where the team has none of the skill in any
    quarter: no way uses it, and no price tells (`otherwise.one_more` does).
    """
    problem = known.problem
    prices = known.relaxed.prices[known.programme.blocks["capacity"]]
    brought: Floats = prices.reshape(problem.capacity.shape) @ weeks
    return np.where(problem.capacity.max(axis=2) > 0, np.maximum(brought, 0), np.nan)


def _bounds(known: Known) -> Floats:
    """By candidate, a bound of every plan without it: that of all plans less what it brings at these prices."""
    it, relaxed = known.programme, known.relaxed
    beyond = np.maximum(it.gains - relaxed.prices @ it.matrix, 0)[: it.ways]
    brought = np.bincount(known.columns.candidate, beyond, len(known.problem.candidates))
    bounds: Floats = relaxed.bound - relaxed.prices[it.blocks["once"]] - brought
    return bounds


def _held(plan: Plan, known: Known, candidate: int, bound: float) -> Held:
    rest = without(plan, candidate)
    best = best_of([rest, *refill(rest, known.columns, but=candidate)])
    lost = plan.value - best.value
    return Held(
        candidate,
        at_least=max(plan.value - bound, 0.0),
        at_most=lost,
        leaves=tuple(sorted(set(plan.chosen) - set(best.chosen))),
        enters=tuple(sorted(set(best.chosen) - set(plan.chosen))),
        is_tie=lost <= TIE * abs(plan.value),
        breaks=_breaks(plan, best),
    )


def _breaks(plan: Plan, other: Plan) -> bool:
    if len(other.missed) > len(plan.missed):
        return True
    return any(other.lacking(one) > plan.lacking(one) + 1e-6 for one in plan.problem.floors)
