"""What value may be weighed against: safety, effort on foundations, value for someone, few people, early value."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.plan import Placed, Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.simulate import USUAL, Lived, Surprise, simulate

FLAT, STEEP = 0.1, 4.0
"""First and last weight of the second count, in what makes both weigh the same."""
CALM, WARY = 0.01, 0.6
"""The same for risk. P10 is about the mean less 1.28 standard deviations: it is highest where the variance weighs
1.28 / (2 standard deviations), some 0.04 of what makes both weigh the same for eighty initiatives."""


@dataclass(frozen=True)
class Against:
    """The other count: `guide`, by way, steers the search; `measure` says what a plan is worth by it, more the better.

    `weights` are the first and the last given to the guide, in what makes both weigh the same. Where `is_summed`, the
    measure of a plan is the sum of the guide over its ways. `reach` is how far from the first plan's measure towards
    the most that any plan has it is looked at (0-1).
    """

    guide: Callable[[Columns], Floats]
    measure: Callable[[Plan], float]
    weights: tuple[float, float] = (FLAT, STEEP)
    is_summed: bool = False
    reach: float = 1.0


def objective(by_candidate: Floats, *, reach: float = 1.0) -> Against:
    """The sum, over what is chosen, of what each candidate brings to it."""
    return Against(
        lambda columns: by_candidate[columns.candidate],
        lambda plan: float(by_candidate[sorted(plan.chosen)].sum()),
        is_summed=True,
        reach=reach,
    )


def effort_on(problem: Problem, members: Collection[int]) -> Against:
    """Person-weeks for these candidates: foundations, say."""
    return objective(np.where(_among(problem, members), problem.weeks, 0.0))


def fewest_weeks(problem: Problem) -> Against:
    """Person-weeks, the fewer the better: counted under nothing. Looked at down to half of them."""
    return objective(-problem.weeks, reach=0.5)


def value_of(problem: Problem, members: Collection[int]) -> Against:
    """Expected value, as the plan counts it, of these candidates: those of a theme, a sponsor, an objective."""
    among = _among(problem, members)
    return _worth(
        lambda columns: among[columns.candidate],
        lambda plan, one: bool(among[one.candidate]),
    )


def value_by(quarter: int) -> Against:
    """Expected value of what is finished by the end of a quarter (0-based)."""
    return _worth(
        lambda columns: np.where(columns.finish <= quarter, 1.0, 0.0),
        lambda plan, one: plan.finish(one) <= quarter,
    )


def low_value(
    problem: Problem, *, paths: int, seed: int, share: float = 0.1, surprise: Surprise = USUAL
) -> Against:
    """The value under which a share of simulated paths ends (P10), all plans lived in the same worlds."""

    def measure(plan: Plan) -> float:
        return simulate(plan, paths=paths, seed=seed, surprise=surprise).percentile(share)

    return _calm(problem, measure)


def losing(lived: Lived) -> float:
    """The share of paths whose value is under what the plan costs in them."""
    return float(np.mean(lived.value < lived.cost))


def _among(problem: Problem, members: Collection[int]) -> Floats:
    among = np.zeros(len(problem.candidates))
    among[list(members)] = 1.0
    return among


def _worth(ways: Callable[[Columns], Floats], counts: Callable[[Plan, Placed], bool]) -> Against:
    """Worth of the ways that count."""

    def measure(plan: Plan) -> float:
        kept = [one for one in plan.placed if counts(plan, one)]
        candidates = np.array([one.candidate for one in kept], dtype=np.int64)
        finishes = np.array([plan.finish(one) for one in kept], dtype=np.int64)
        return float(plan.problem.worths(candidates, finishes).sum()) if kept else 0.0

    return Against(lambda columns: columns.worth * ways(columns), measure, is_summed=True)


def _calm(problem: Problem, measure: Callable[[Plan], float]) -> Against:
    """Variances of what candidates bring steer it: they succeed or fail on their own, so that variances add up."""
    brought = np.array(
        [one.value**2 * one.success * (1 - one.success) for one in problem.candidates]
    )
    calm = -brought / (np.sqrt(brought.mean()) or 1.0)
    return Against(lambda columns: calm[columns.candidate], measure, (CALM, WARY))
