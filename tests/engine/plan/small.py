"""Problems small enough to try every plan."""

from __future__ import annotations

from itertools import product

import numpy as np

from passerelle.engine.plan.check import broken
from passerelle.engine.plan.columns import columns_of
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Budget, Candidate, Floor, Problem


def small(seed: int, *, candidates: int = 4, quarters: int = 2) -> Problem:
    """Four candidates, two teams, two skills, two quarters; each rule there one time in two."""
    rng = np.random.default_rng(seed)
    more = np.random.default_rng([seed, 1])
    made = tuple(
        Candidate(
            key=f"c{n}",
            value=float(rng.integers(5, 40)),
            cost=float(rng.integers(1, 9)),
            effort=tuple(float(weeks) for weeks in rng.integers(0, 12, size=2)),
            quarters=int(rng.integers(1, 3)),
            success=float(rng.choice([0.5, 0.9])),
            decay=float(rng.choice([0.0, 0.1])),
            deadline=int(rng.integers(0, quarters)) if rng.random() < 0.15 else None,
            teams=(int(rng.integers(2)),) if rng.random() < 0.2 else None,
            support=_support(more),
            starts=_starts(more, quarters),
        )
        for n in range(candidates)
    )
    some = rng.random(4) < 0.5
    return Problem(
        candidates=made,
        teams=("red", "blue"),
        skills=("design", "code"),
        capacity=rng.integers(0, 9, size=(2, 2, quarters)).astype(float),
        overflow=float(rng.uniform(0.3, 3)),
        budgets=(Budget(0, 0, 3.0), Budget(1, quarters - 1, 8.0)) if some[0] else (),
        before=((0, 1), (2, 3)) if some[1] else (),
        apart=((1, 2),) if some[2] else (),
        floors=(Floor("debt", (0, 3), 0.3),) if some[3] else (),
    )


def _support(rng: np.random.Generator) -> tuple[tuple[int, int, float], ...]:
    """One time in three, person-weeks of one team and skill."""
    one = (int(rng.integers(2)), int(rng.integers(2)), float(rng.integers(1, 6)))
    return (one,) if rng.random() < 0.33 else ()


def _starts(rng: np.random.Generator, quarters: int) -> tuple[int, ...] | None:
    """One time in five, one first quarter."""
    one = (int(rng.integers(quarters)),)
    return one if rng.random() < 0.2 else None


def plans_of(problem: Problem) -> list[Plan]:
    """Every plan that breaks no rule, read by the checker alone."""
    columns = columns_of(problem)
    ways = [
        [
            None,
            *(
                (n, int(columns.team[w]), int(columns.start[w]))
                for w in np.flatnonzero(columns.candidate == n)
            ),
        ]
        for n in range(len(problem.candidates))
    ]
    plans = (Plan.of(problem, [one for one in some if one]) for some in product(*ways))
    return [plan for plan in plans if not broken(plan)]


def best_of_all(problem: Problem) -> Plan:
    """The one of highest value."""
    return max(plans_of(problem), key=lambda plan: plan.value)
