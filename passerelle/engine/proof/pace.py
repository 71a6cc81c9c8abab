"""How fast each team goes against its plans, drawn to the company's where few of its works tell.

log(actual / planned) of each work is mu + its team + noise; both spreads are averaged over, as in `bias`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.inputs import Floats, seal
from passerelle.engine.proof.mixture import Mixture, posterior, step
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "pace"
FEWEST = 8  # works delivered, all teams together
SPREADS = (0.0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.1, 1.5)
WIDE = 0.5  # scale of the half-normal prior of every spread
FIRST = (
    0.5  # prior standard deviation of mu: what is planned for a month takes from half of one to two
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one team: a work takes `factor` times its plan in the middle; `doubt` is the deviation of its logarithm.

    Drawn from `count` works of its own, and from the others' the more, the fewer these are.
    """

    factor: float
    doubt: float
    count: int


@dataclass(frozen=True, slots=True)
class Paces:
    """`teams` in the order asked; `company` is of a team without works; `spread` from one work of a team to another."""

    teams: tuple[Pace, ...]
    company: Pace
    spread: float


def paces(ratios: Floats, of: Sequence[int], *, teams: int) -> Finding[Paces] | Refusal:
    """`ratios` (works): actual over planned; `of` (works): which of the `teams` each belongs to, from 0.

    A number outside of them is another team, that tells of the company. Refuses fewer than eight works.
    """
    if len(ratios) < FEWEST:
        return Refusal("too-few-delivered", (f"{FEWEST - len(ratios)} more delivered",))
    if not (np.isfinite(ratios).all() and (ratios > 0).all()):
        return Refusal("values-not-positive", ("an actual and a planned duration for each",))
    known = sorted({*range(teams), *of})
    place = {team: n + 1 for n, team in enumerate(known)}
    design = np.zeros((len(ratios), len(known) + 2))  # the last: a team never seen
    design[:, 0] = 1
    design[np.arange(len(ratios)), [place[one] for one in of]] = 1
    mixed = _mixed(np.log(ratios), design)
    told = Paces(
        tuple(_pace(mixed, design, place[team]) for team in range(teams)),
        _pace(mixed, design, len(known) + 1),
        float(np.sqrt(mixed.weights @ mixed.more)),
    )
    assumptions = (Assumption("delivered-like-the-others", None),)
    return Finding(told, METHOD, seal([list(of), teams], ratios), assumptions=assumptions)


def _mixed(logs: Floats, design: Floats) -> Mixture:
    gram, pull = design.T @ design, design.T @ logs
    square, size = float(logs @ logs), design.shape[1]
    parts, weights = [], []
    for noise in SPREADS[1:]:
        fixed = -2 * len(logs) * np.log(noise) - square / noise**2
        for of_teams in SPREADS:
            spread = np.full(size, of_teams)
            spread[0] = FIRST
            mean, covariance, evidence = posterior(gram / noise**2, pull / noise**2, spread)
            parts.append((mean, covariance, noise**2))
            prior = -(noise**2 + of_teams**2) / (2 * WIDE**2)
            prior += step(noise, SPREADS) + step(of_teams, SPREADS)
            weights.append(prior + (fixed + evidence) / 2)
    return Mixture.of(np.array(weights), parts, shift=0.0)


def _pace(mixed: Mixture, design: Floats, place: int) -> Pace:
    """Of mu and its team; of one without works, as far from the others as teams are from one another."""
    row = np.zeros(design.shape[1])
    row[[0, place]] = 1
    factor = float(np.exp(mixed.mean(row)))
    return Pace(factor, mixed.deviation(row), int(design[:, place].sum()))
