"""Plans between which one must choose: none is better on both of two counts. Found one by one, drawn while it lasts.

A weighted sum of both is raised, its weight swept; each plan is then measured for what it is, and those that another
beats on both counts are left out (`front`). Weighted sums miss plans in the hollows of the front.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.ruin import Stop, Told, after, wander
from passerelle.engine.plan.simulate import Lived, simulate

FLAT, STEEP = 0.1, 4.0
"""First and last weight of the second count, in what makes both weigh the same."""
CALM, WARY = 0.01, 0.6
"""The same for risk. P10 is about the mean less 1.28 standard deviations: it is highest where the variance weighs
1.28 / (2 standard deviations), some 0.04 of what makes both weigh the same for eighty initiatives."""


@dataclass(frozen=True, slots=True)
class Point:
    """`value` is the plan's; `second` what the other count measures of it, the more the better."""

    plan: Plan
    value: float
    second: float


@dataclass(frozen=True)
class Against:
    """The other count: `guide`, by candidate, steers the search; `measure` says what a plan is worth by it.

    `weights` are the first and the last given to the guide, in what makes both weigh the same.
    """

    guide: Floats
    measure: Callable[[Plan], float]
    weights: tuple[float, float] = (FLAT, STEEP)


def objective(by_candidate: Floats) -> Against:
    """A second objective: the sum, over what is chosen, of what each candidate brings to it."""
    return Against(by_candidate, lambda plan: float(by_candidate[sorted(plan.chosen)].sum()))


def low_value(problem: Problem, *, paths: int, seed: int, share: float = 0.1) -> Against:
    """The value under which a share of simulated paths ends (P10), all plans lived in the same worlds."""

    def measure(plan: Plan) -> float:
        return simulate(plan, paths=paths, seed=seed).percentile(share)

    return Against(-_variance(problem), measure, (CALM, WARY))


def safe(problem: Problem, *, paths: int, seed: int) -> Against:
    """The share of simulated paths that do not lose money: those worth at least what is spent."""

    def measure(plan: Plan) -> float:
        return 1 - losing(simulate(plan, paths=paths, seed=seed))

    return Against(-_variance(problem), measure, (CALM, WARY))


def losing(lived: Lived) -> float:
    """The share of paths whose value is under what the plan costs in them."""
    return float(np.mean(lived.value < lived.cost))


def pareto(
    plan: Plan,
    known: Known,
    against: Against,
    *,
    points: int,
    moves: int,
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Iterator[Point]:
    """The plan first, then one for each of `points` weights of the other count, growing.

    Each comes from `moves` moves from the one before; the same for the same seed. `stop` ends the last.
    A point that is worth more than the plan is a better plan, and may be shown as one.
    """
    yield _point(plan, against)
    scale = float(np.abs(against.guide[sorted(plan.chosen)]).sum()) or 1.0
    even = abs(plan.value) / scale
    now = plan
    for number, weight in enumerate(even * np.geomspace(*against.weights, points)):
        if stop():
            return
        columns = replace(
            known.columns,
            worth=known.columns.worth + weight * against.guide[known.columns.candidate],
        )
        now = wander(
            now,
            columns,
            done=after(moves),
            seed=seed + number,
            tolls=known.tolls,
            stop=stop,
            told=told,
        ).plan
        yield _point(now, against)


def front(points: Iterable[Point]) -> tuple[Point, ...]:
    """Those that none beats on both counts, by falling value; of two that are equal, the first."""
    kept: list[Point] = []
    for one in sorted(points, key=lambda point: (-point.value, -point.second)):
        if not kept or one.second > kept[-1].second:
            kept.append(one)
    return tuple(kept)


def _point(plan: Plan, against: Against) -> Point:
    return Point(plan, plan.value, against.measure(plan))


def _variance(problem: Problem) -> Floats:
    """Of what each candidate brings, finished at once, succeeding or not; in the scale of its standard deviation.

    Candidates succeed or fail on their own, so that variances of a plan add up.
    """
    brought = np.array(
        [one.value**2 * one.success * (1 - one.success) for one in problem.candidates]
    )
    return brought / (np.sqrt(brought.mean()) or 1.0)
