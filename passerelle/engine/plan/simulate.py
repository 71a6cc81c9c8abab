"""A plan lived many times: efforts that surprise, slips that cascade through capacity and order.

Draws belong to the initiative and to the team, never to the plan (common random numbers: Glasserman and Yao,
Management Science 1992): two plans of one problem are lived in the same worlds, and differ by what they choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Bools, Floats
from passerelle.engine.plan.spending import costs, overrun

STEPS = 4  # of a quarter, at which what is free is shared again
TAIL = 8  # quarters after the horizon, in which what slipped may still finish
LITTLE = 1e-9
ABREAST = 2000  # paths lived side by side: what is worked on stays near the processor


@dataclass(frozen=True, slots=True)
class Surprise:
    """How far real effort goes from the plan: a log-normal factor of median `pace`.

    `initiative` and `team` are standard deviations of its logarithm, drawn once for each initiative and
    once for each team; `pace`, by team, is what its own past says (1.2: a fifth longer than planned),
    None where none is known. `team` is one number for all, or one by team.
    """

    initiative: float = 0.35
    team: float | tuple[float, ...] = 0.15
    pace: tuple[float, ...] | None = None


USUAL = Surprise()
"""What is assumed where no past tells."""


@dataclass(frozen=True)
class Lived:
    """By path: `value` (as `Plan.value` counts worth, successes drawn) and, by placed initiative, `finish`, `costs`.

    `finish` is in quarters from the beginning (2.5: the middle of the third); infinite where the tail
    after the horizon did not suffice. `promised` is the same as planned.
    """

    plan: Plan
    value: Floats
    finish: Floats
    promised: Floats
    costs: Floats

    @cached_property
    def cost(self) -> Floats:
        """What the plan costs, by path."""
        spent: Floats = self.costs.sum(axis=1)
        return spent

    @cached_property
    def overrun(self) -> float | None:
        """The share of paths in which some budget does not suffice; None where there is none."""
        return overrun(self.plan, self.costs)

    @cached_property
    def on_time(self) -> dict[int, float]:
        """By candidate placed, the share of paths in which it finishes when it was promised, or before."""
        kept = (self.finish <= self.promised + LITTLE).mean(axis=0)
        return {
            one.candidate: float(share) for one, share in zip(self.plan.placed, kept, strict=True)
        }

    def percentile(self, share: float) -> float:
        """The value under which a share (0-1) of the paths ends: P10 is 0.1."""
        return float(np.quantile(self.value, share))


def simulate(plan: Plan, *, paths: int, seed: int, surprise: Surprise = USUAL) -> Lived:
    """The plan lived `paths` times. Work asks each quarter what was planned, and lasts as long as it must.

    A team gives each skill what it has, or what the plan already took beyond; where more is asked, what is
    under way slows down alike. Nothing begins before its quarter, nor before what it waits for is finished.
    """
    drawn = _worlds(plan, paths=paths, seed=seed, surprise=surprise)
    finish = np.concatenate(
        [_finishes(plan, drawn.factor[at : at + ABREAST]) for at in range(0, paths, ABREAST)]
        or [np.empty((0, len(plan.placed)))]
    )
    lasts = plan.problem.lasts[[one.candidate for one in plan.placed]]
    starts = np.array([one.start for one in plan.placed], dtype=float)
    value = _values(plan, finish, drawn.succeeds)
    return Lived(plan, value, finish, starts + lasts, costs(plan, drawn))


@dataclass(frozen=True)
class _Drawn:
    """Of what is placed, (paths, placed). `factor` is of effort, `effort` the standard normal that made it.

    `own` is that of a cost which does not follow the effort.
    """

    factor: Floats
    effort: Floats
    own: Floats
    succeeds: Bools


def _worlds(plan: Plan, *, paths: int, seed: int, surprise: Surprise) -> _Drawn:
    """Drawn for all initiatives and teams there are."""
    rng = np.random.default_rng(seed)
    problem = plan.problem
    one = rng.standard_normal((paths, len(problem.candidates)))
    team = rng.standard_normal((paths, len(problem.teams)))
    luck = rng.random((paths, len(problem.candidates)))
    own = rng.standard_normal((paths, len(problem.candidates)))
    candidates = [placed.candidate for placed in plan.placed]
    teams = [placed.team for placed in plan.placed]
    pace = np.ones(len(problem.teams)) if surprise.pace is None else np.array(surprise.pace)
    of_team = np.broadcast_to(surprise.team, len(problem.teams))[teams]
    log = surprise.initiative * one[:, candidates] + of_team * team[:, teams]
    chances = np.array([problem.candidates[n].success for n in candidates])
    deviation = np.hypot(surprise.initiative, of_team)
    return _Drawn(
        pace[teams] * np.exp(log),
        np.where(deviation > 0, log / np.where(deviation > 0, deviation, 1), one[:, candidates]),
        own[:, candidates],
        luck[:, candidates] < chances,
    )


def _finishes(plan: Plan, factor: Floats) -> Floats:
    """Quarters at which each ends, (paths, placed). Worked on as (placed, paths): rows lie side by side."""
    problem = plan.problem
    asks, room = _asks(plan), np.maximum(problem.capacity, plan.load)
    lasts = problem.lasts[[one.candidate for one in plan.placed]]
    starts = np.array([one.start for one in plan.placed])
    waits = _waits(plan)
    left = np.ascontiguousarray(factor.T) * lasts[:, None]  # quarters of work at the planned pace
    finish = np.full(left.shape, np.inf)
    for step in range((problem.quarters + TAIL) * STEPS):
        quarter, now = step // STEPS, step / STEPS
        here = np.flatnonzero((starts <= quarter) & (left > 0).any(axis=1))
        active = left[here] > 0
        for row, one in enumerate(here.tolist()):
            if one in waits:
                active[row] &= (finish[waits[one]] <= now + LITTLE).all(axis=0)
        there = room[:, :, min(quarter, problem.quarters - 1)].ravel()
        speed = _speed(active, asks[here], there)
        still = left[here]
        ends = active & (still <= speed / STEPS + LITTLE)
        finish[here] = np.where(ends, now + still / speed, finish[here])
        left[here] = np.where(ends, 0, still - active * speed / STEPS)
    return finish.T


def _asks(plan: Plan) -> Floats:
    """Person-weeks asked by quarter, (placed, teams x skills)."""
    problem = plan.problem
    asks = np.zeros((len(plan.placed), len(problem.teams), len(problem.skills)))
    for row, one in zip(asks, plan.placed, strict=True):
        lasts = problem.lasts[one.candidate]
        row[one.team] = problem.efforts[one.candidate] / lasts
        for team, skill, weeks in problem.candidates[one.candidate].support:
            row[team, skill] += weeks / lasts
    return asks.reshape(len(plan.placed), len(problem.teams) * len(problem.skills))


def _waits(plan: Plan) -> dict[int, list[int]]:
    """For each placed that waits, the positions of what it waits for."""
    at = {one.candidate: n for n, one in enumerate(plan.placed)}
    found: dict[int, list[int]] = {}
    for first, then in plan.problem.before:
        if first in at and then in at:
            found.setdefault(at[then], []).append(at[first])
    return found


def _speed(active: Bools, asks: Floats, there: Floats) -> Floats:
    """The share of its planned pace at which each goes, the least that its skills allow; (placed, paths)."""
    asked = asks.T @ active.astype(np.float64)
    share = np.minimum(1.0, there[:, None] / np.maximum(asked, LITTLE))
    speed = np.ones(active.shape)
    for row, cells in zip(speed, asks, strict=True):
        for cell in np.flatnonzero(cells):
            np.minimum(row, share[cell], out=row)
    return np.maximum(speed, LITTLE)


def _values(plan: Plan, finish: Floats, succeeds: Bools) -> Floats:
    """Worth of what succeeds by when it ends, less the price of the overflow that was planned."""
    candidates = [plan.problem.candidates[one.candidate] for one in plan.placed]
    hoped = np.array([one.value for one in candidates])
    kept = np.array([(1 - plan.problem.discount) * (1 - one.decay) for one in candidates])
    worth = np.where(np.isfinite(finish), hoped * kept ** np.where(finish < np.inf, finish, 0), 0)
    bought: Floats = (worth * succeeds).sum(axis=1)
    return bought - plan.problem.overflow * float(plan.overflow.sum())
