"""What candidates are worth and what was estimated of it: those that look best are chosen, their luck with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.kernel.ranges import ThreePoint

REACH = 1.2816  # eight chances in ten between low and high
SIZE, K_EURO = 12.0, 9.0  # person-weeks of a usual initiative, k€ a year of one of them


@dataclass(frozen=True, slots=True)
class Estimate:
    value: ThreePoint
    effort: ThreePoint
    worth: float


def estimates(
    rng: np.random.Generator, count: int, *, chosen: int, spread: float
) -> tuple[list[Estimate], list[Estimate]]:
    """`count` candidates: the `chosen` best by value for effort, in no order, and the others.

    True worth for effort spreads by `spread` (of the logarithm); estimates are right on average before any choice.
    """
    drawn = [_one(rng, spread) for _ in range(count)]
    by_looks = sorted(drawn, key=lambda one: -one.value.mid / one.effort.mid)
    best, others = by_looks[:chosen], by_looks[chosen:]
    return [best[n] for n in rng.permutation(chosen)], others


def _one(rng: np.random.Generator, spread: float) -> Estimate:
    size = float(np.clip(SIZE * rng.lognormal(0, 0.4), 4, 30))
    worth = K_EURO * size * rng.lognormal(0, spread)
    error = rng.uniform(0.25, 0.7)
    mid = worth * np.exp(rng.normal(0, error))
    reach = np.exp(REACH * error)
    value = ThreePoint(*(round(float(one), 1) for one in (mid / reach, mid, mid * reach)))
    effort = ThreePoint(round(0.75 * size, 1), round(size, 1), round(1.7 * size, 1))
    return Estimate(value, effort, round(float(worth), 1))
