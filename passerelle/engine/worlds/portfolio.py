"""A company's quarter to arbitrate: more wanted than its teams can do, and perhaps than it can pay."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from passerelle.engine.plan.problem import Budget, Candidate, Floats, Floor, Problem

Bind = Literal["cash", "capacity"]
DEMAND = 2.2  # person-weeks wanted for each one that there is
MONEY = 0.30  # money there is for each euro wanted, where cash binds
EMPTY = 0.25  # of the team-skill cells
WEEKS = 20.0  # person-weeks of one skill that a team puts into one initiative in a quarter
MANDATORY = 6
SPONSORS = 12
THEMES = ("feature", "debt", "compliance", "run")
SHARES = (0.66, 0.18, 0.08, 0.08)
WORTH = (1.0, 0.55, 0.6, 0.7)  # debt and compliance are seldom worth what a feature promises


def portfolio(
    *,
    seed: int,
    bind: Bind = "cash",
    candidates: int = 200,
    teams: int = 10,
    skills: int = 5,
    quarters: int = 8,
) -> Problem:
    """200 initiatives, 10 teams, 5 skills, 8 quarters by default; values and costs in k€.

    A quarter of the team-skill cells are empty; six initiatives are mandatory, 64 to 80 pairs in
    order, six pairs apart, 12 % of the effort at least for debt. Effort is log-normal, value follows
    effort loosely, so that some are bargains and some are not. A deadline leaves a quarter to spare
    after all that must come before, and what an obligation needs is in no pair apart.
    """
    rng = np.random.default_rng(seed)
    capacity = _capacity(rng, (teams, skills, quarters))
    effort = _effort(rng, (candidates, skills))
    effort *= DEMAND * capacity.sum() / effort.sum()
    made = _candidates(rng, effort)
    before = _before(rng, candidates)
    made, needed = _obliged(rng, made, before, quarters)
    wanted = sum(one.cost for one in made)
    return Problem(
        candidates=made,
        teams=tuple(f"team {n + 1}" for n in range(teams)),
        skills=tuple(f"skill {n + 1}" for n in range(skills)),
        capacity=capacity,
        overflow=1.5 * sum(one.value * one.success for one in made) / float(effort.sum()),
        budgets=_budgets(quarters, MONEY * wanted) if bind == "cash" else (),
        before=before,
        apart=_apart(rng, [n for n in range(candidates) if n not in needed], candidates * 3 // 100),
        floors=(_floor(made, "debt", 0.12),),
    )


def _capacity(rng: np.random.Generator, shape: tuple[int, int, int]) -> Floats:
    """One to four people of a skill in a team, ten weeks a quarter once maintenance is paid; absences."""
    teams, skills, quarters = shape
    people = rng.integers(1, 5, size=(teams, skills)).astype(float)
    empty = rng.permutation(teams * skills)[: round(teams * skills * EMPTY)]
    people.reshape(-1)[empty] = 0
    presence = rng.uniform(0.85, 1.0, size=(teams, 1, quarters))
    return np.round(people[:, :, None] * 10 * presence, 1)


def _effort(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """One to three skills, the first the heaviest; the whole is log-normal."""
    effort = np.zeros(shape)
    for row in effort:
        needs = rng.permutation(shape[1])[: rng.choice([1, 2, 3], p=[0.3, 0.45, 0.25])]
        row[needs] = rng.dirichlet(np.arange(len(needs) + 1, 1, -1)) * rng.lognormal(0, 0.6)
    return effort


def _candidates(rng: np.random.Generator, effort: Floats) -> tuple[Candidate, ...]:
    count = len(effort)
    whole = effort.sum(axis=1)
    themes = rng.choice(len(THEMES), size=count, p=SHARES)
    value = 12 * whole * rng.lognormal(0, 0.5, count) * np.array(WORTH)[themes]
    cost = 2.0 * whole * rng.lognormal(0, 0.3, count)
    success = rng.uniform(0.4, 0.95, count)
    decay = rng.choice([0.0, 0.02, 0.05, 0.12], size=count, p=[0.4, 0.3, 0.2, 0.1])
    last = np.clip(np.ceil(effort.max(axis=1) / WEEKS), 1, 4).astype(int)
    return tuple(
        Candidate(
            key=f"I-{n + 1:03d}",
            value=round(float(value[n]), 1),
            cost=round(float(cost[n]), 1),
            effort=tuple(np.round(effort[n], 1).tolist()),
            quarters=int(last[n]),
            success=round(float(success[n]), 2),
            decay=float(decay[n]),
            theme=THEMES[themes[n]],
            sponsor=f"sponsor {rng.integers(SPONSORS) + 1}",
        )
        for n in range(count)
    )


def _before(rng: np.random.Generator, count: int) -> tuple[tuple[int, int], ...]:
    """Pairs in one order of the whole, so that nothing waits for itself; 64 to 80 for 200 candidates."""
    order = rng.permutation(count)
    pairs: set[tuple[int, int]] = set()
    for _ in range(round(count * rng.uniform(0.32, 0.40))):
        first, then = sorted(rng.choice(count, size=2, replace=False))
        pairs.add((int(order[first]), int(order[then])))
    return tuple(sorted(pairs))


def _obliged(
    rng: np.random.Generator,
    made: tuple[Candidate, ...],
    before: tuple[tuple[int, int], ...],
    quarters: int,
) -> tuple[tuple[Candidate, ...], set[int]]:
    """The same with deadlines, which chains can meet; and all that these obligations need."""
    needs: dict[int, list[int]] = {}
    for first, then in before:
        needs.setdefault(then, []).append(first)

    def soonest(one: int) -> int:
        return made[one].quarters + max((soonest(need) for need in needs.get(one, [])), default=0)

    def chain(one: int) -> set[int]:
        return {one}.union(*(chain(need) for need in needs.get(one, [])))

    may = [n for n, one in enumerate(made) if one.quarters <= 2 and soonest(n) < quarters]
    obliged = rng.choice(may, size=min(MANDATORY, len(made) // 8, len(may)), replace=False).tolist()
    drawn = rng.integers(quarters // 2, quarters, size=len(obliged)).tolist()
    deadlines = {n: max(soonest(n), last) for n, last in zip(obliged, drawn, strict=True)}
    dated = (replace(one, deadline=deadlines.get(n)) for n, one in enumerate(made))
    return tuple(dated), set().union(*map(chain, obliged))


def _apart(rng: np.random.Generator, free: list[int], pairs: int) -> tuple[tuple[int, ...], ...]:
    """Two ways to the same end, of which one at most is chosen."""
    drawn = rng.permutation(free)[: 2 * max(1, min(pairs, len(free) // 2))]
    return tuple(tuple(int(one) for one in pair) for pair in drawn.reshape(-1, 2))


def _budgets(quarters: int, amount: float) -> tuple[Budget, ...]:
    """The same amount for each year."""
    years = [(first, min(first + 3, quarters - 1)) for first in range(0, quarters, 4)]
    return tuple(Budget(first, last, round(amount / len(years), 1)) for first, last in years)


def _floor(made: tuple[Candidate, ...], theme: str, share: float) -> Floor:
    return Floor(theme, tuple(n for n, one in enumerate(made) if one.theme == theme), share)
