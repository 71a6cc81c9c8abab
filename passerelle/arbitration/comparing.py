"""Scenarios set side by side, from what was kept of each: pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Draws = Sequence[float]
SAME = 1e-6  # of a value: two draws nearer than this are equal


@dataclass(frozen=True, slots=True)
class Spread:
    """Eight chances in ten between `low` and `high`, `mid` the middle."""

    low: float
    mid: float
    high: float


def spread(draws: Draws) -> Spread:
    """P10, P50 and P90."""
    rows = sorted(draws)
    low, mid, high = (rows[round(share * (len(rows) - 1))] for share in (0.1, 0.5, 0.9))
    return Spread(low, mid, high)


def best_shares(draws: Mapping[str, Draws]) -> dict[str, float]:
    """By letter, the share of the draws in which no other brings more: two that tie are both the best."""
    letters = list(draws)
    wins = dict.fromkeys(letters, 0)
    count = min((len(one) for one in draws.values()), default=0)
    for values in zip(*(draws[letter][:count] for letter in letters), strict=True):
        top = max(values)
        for letter, value in zip(letters, values, strict=True):
            wins[letter] += value >= top - SAME * max(abs(top), 1.0)
    return {letter: won / count for letter, won in wins.items()} if count else {}


def loses(draws: Draws, *, cost: float) -> float | None:
    """The share of the draws that bring less than they cost; None when no cost in money is known."""
    if cost <= 0 or not draws:
        return None
    return sum(value < cost for value in draws) / len(draws)


def threshold(value: float, *, worth: float, lead: float) -> float | None:
    """What an initiative would have to bring, instead of `value`, for its plan to make up a `lead`.

    `worth` is what it brings to the plan as counted there (chance, discount). None beyond three times its value:
    a plan does not win by a bet nobody believes.
    """
    if worth <= 0 or value <= 0 or lead <= 0:
        return None
    needed = value * (1 + lead / worth)
    return needed if needed <= 3 * value else None
