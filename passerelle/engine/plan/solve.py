"""A plan as good as can be found in the time given, and how far from it any better one could be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from passerelle.engine.plan.finding import Beside, Finding, Until
from passerelle.engine.plan.greedy import best_of, greedy_plans
from passerelle.engine.plan.known import Known
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Problem
from passerelle.engine.plan.ruin import Stop, Told, after

LOWERED = 0.45  # of the time, in which branch and cut lowers the bound where money binds
OPENING = 0.3  # of the time, at most, to find a plan among the ways near the relaxation


@dataclass(frozen=True)
class Solved:
    """No plan is worth more than `bound`; `moves` were made from the best of the five `greedy` plans, by name."""

    plan: Plan
    bound: float
    greedy: dict[str, Plan]
    moves: int

    @property
    def gap(self) -> float:
        """How much more, at most, a better plan would be worth: a share of this one's value."""
        return (self.bound - self.plan.value) / max(abs(self.plan.value), 1e-9)


def solve(problem: Problem, *, moves: int, seed: int) -> Solved:
    """The same answer each time: greedy plans, the linear bound, then `moves` moves from the best plan."""
    known = Known(problem)
    greedy = greedy_plans(problem, known.columns)
    found = known.improve(best_of(greedy.values()), done=after(moves), seed=seed)
    return Solved(found.plan, known.relaxed.bound, greedy, found.moves)


def solve_within(
    problem: Problem,
    *,
    seconds: float,
    clock: Callable[[], float],
    seed: int,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Solved:
    """The best plan and bound after `seconds` of `clock`, on two threads; never below the best greedy plan.

    Moves in one thread; in the other, branch and cut lowers the bound. Where money binds, it does so for
    `LOWERED` of the time, as it hardly falls later; then each thread searches around the best plan, the
    first by turns with moves. It ends sooner where the best plan is proved, and within a moment of
    `stop`, with the best of what is known by then.
    """
    begun = clock()
    known = Known(problem)
    greedy = greedy_plans(problem, known.columns)
    finding = Finding(
        known, best_of(greedy.values()), Until(clock, begun, seconds, stop), seed=seed, told=told
    )
    if finding.until.left > 0 and not stop():
        with Beside(finding, share=LOWERED if problem.budgets else 1.0):
            if problem.budgets:
                finding.near(OPENING)
                finding.turns()
            finding.moves_for(1.0)
    return Solved(finding.plan, finding.bound, greedy, finding.moves)
