"""Which choices hold when values, efforts and chances turn out otherwise: chosen again in each of many draws.

Draws belong to the candidate, never to the plan (common random numbers), so that two plans of one problem are
asked the same questions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.ruin import Stop, Told, after, improve

MOVES = 60  # in each draw, from the plan: see docs/method/roadmap.md for what it misses


@dataclass(frozen=True, slots=True)
class Doubt:
    """Standard deviations: of the logarithm of value and of effort, of the logit of the chance of success.

    One number for all, or one by candidate.
    """

    value: float | Floats = 0.3
    effort: float | Floats = 0.3
    success: float | Floats = 0.4


@dataclass(frozen=True)
class Robust:
    """`kept`, by candidate of the problem: the share of the `draws` made in which it is chosen (0-1)."""

    kept: Floats
    draws: int


def robust(
    plan: Plan,
    columns: Columns,
    *,
    draws: int,
    seed: int,
    moves: int = MOVES,
    doubt: Doubt = Doubt(),
    tolls: Floats | None = None,
    stop: Stop = lambda: False,
    told: Told = lambda move, value: None,
) -> Robust:
    """The plan made better in each draw by a few moves from what it was: what no draw pays for changing stays.

    The same for the same seed; `told` hears how many draws are done, and what the plan became worth.
    """
    counts, made = np.zeros(len(plan.problem.candidates)), 0
    for problem in drawn(plan.problem, draws=draws, seed=seed, doubt=doubt):
        if stop():
            break
        there = _there(problem, plan.problem, columns)
        begun = Plan(problem, plan.placed)
        found = improve(begun, there, done=after(moves), seed=seed + made, tolls=tolls).plan
        counts[list(found.chosen)] += 1
        made += 1
        told(made, found.value)
    return Robust(counts / max(made, 1), made)


def drawn(problem: Problem, *, draws: int, seed: int, doubt: Doubt) -> list[Problem]:
    """The same problem as it might turn out."""
    rng = np.random.default_rng(seed)
    shape = (draws, len(problem.candidates))
    values = np.exp(np.asarray(doubt.value) * rng.standard_normal(shape))
    efforts = np.exp(np.asarray(doubt.effort) * rng.standard_normal(shape))
    logits = np.asarray(doubt.success) * rng.standard_normal(shape)
    return [
        _otherwise(problem, value, effort, np.exp(logit))
        for value, effort, logit in zip(values, efforts, logits, strict=True)
    ]


def _otherwise(problem: Problem, value: Floats, effort: Floats, odds: Floats) -> Problem:
    made = []
    for n, one in enumerate(problem.candidates):
        factor = float(effort[n])
        # Odds multiplied: 1 stays 1, 0 stays 0.
        chance = one.success * odds[n] / (one.success * odds[n] + 1 - one.success)
        made.append(
            replace(
                one,
                value=one.value * float(value[n]),
                effort=tuple(weeks * factor for weeks in one.effort),
                support=tuple((team, skill, weeks * factor) for team, skill, weeks in one.support),
                success=float(chance),
            )
        )
    return replace(problem, candidates=tuple(made))


def _there(problem: Problem, was: Problem, columns: Columns) -> Columns:
    """The same ways, at the worth and the effort of a draw: much faster than to list them again."""
    weeks = was.weeks
    factor = np.divide(problem.weeks, weeks, out=np.ones_like(weeks), where=weeks > 0)
    asked = columns.asked
    data = asked.data * np.repeat(factor[columns.candidate], np.diff(asked.indptr))
    return replace(
        columns,
        worth=problem.worths(columns.candidate, columns.finish),
        asked=sparse.csc_matrix((data, asked.indices, asked.indptr), shape=asked.shape),
    )
