"""Whether a plan keeps the rules that nothing may break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from passerelle.engine.plan.columns import able
from passerelle.engine.plan.plan import Plan

Rule = Literal["twice", "team", "horizon", "start", "money", "order", "apart"]
SLACK = 1e-6  # of an amount of money: sums of floats


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule broken, and where: candidates concerned, or the position of the budget."""

    rule: Rule
    where: tuple[int, ...]


def broken(plan: Plan) -> tuple[Broken, ...]:
    """Every hard rule broken; empty for a plan that can be shown."""
    return (*_places(plan), *_money(plan), *_order(plan), *_apart(plan))


def _places(plan: Plan) -> list[Broken]:
    may = able(plan.problem)
    found: list[Broken] = []
    seen: set[int] = set()
    for one in plan.placed:
        if one.candidate in seen:
            found.append(Broken("twice", (one.candidate,)))
        seen.add(one.candidate)
        if not may[one.candidate, one.team]:
            found.append(Broken("team", (one.candidate,)))
        if one.start < 0 or plan.finish(one) >= plan.problem.quarters:
            found.append(Broken("horizon", (one.candidate,)))
        starts = plan.problem.candidates[one.candidate].starts
        if starts is not None and one.start not in starts:
            found.append(Broken("start", (one.candidate,)))
    return found


def _money(plan: Plan) -> list[Broken]:
    return [
        Broken("money", (number,))
        for number, budget in enumerate(plan.problem.budgets)
        if plan.spent[budget.first : budget.last + 1].sum() > budget.amount * (1 + SLACK)
    ]


def _order(plan: Plan) -> list[Broken]:
    """What comes after is only done if what comes before is, and once it is finished."""
    return [
        Broken("order", (first, then))
        for first, then in plan.problem.before
        if then in plan.chosen
        and (first not in plan.chosen or plan.finish(plan.chosen[first]) >= plan.chosen[then].start)
    ]


def _apart(plan: Plan) -> list[Broken]:
    both = [tuple(one for one in group if one in plan.chosen) for group in plan.problem.apart]
    return [Broken("apart", group) for group in both if len(group) > 1]
