"""A response against the mixture of donors that resembled it before, and how rare its gap is among theirs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.effect.shapes import Floats
from passerelle.engine.explain.inputs import seal
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "synthetic-control"
LEVEL = 0.95
FEWEST_BEFORE = 12
FEWEST_DONORS = 5
NAMED = 0.005  # least weight that is told


@dataclass(frozen=True, slots=True)
class Synthetic:
    """The effect over the periods from the start on, in the response's unit.

    `average` is a period's, `cumulative` their sum. `p` is the rank of the response's ratio (size of the
    gap after over before) among those of all donors taken for it, over their number: never less than
    1 / (donors + 1). `predicted` and `gap` have the shape of the response. `weights` sum to 1, donors
    under 0.005 left out; `fit` is the usual gap before (root of the mean square).
    """

    average: float
    cumulative: float
    p: float
    rank: int
    predicted: Floats
    gap: Floats
    weights: tuple[tuple[str, float], ...]
    fit: float


def synthetic_control(
    response: Floats, donors: dict[str, Floats], *, start: int
) -> Finding[Synthetic] | Refusal:
    """The effect on `response` (shape: periods) from period `start` on, against `donors` it did not touch.

    Refuses fewer than 12 periods before or none after, fewer than 5 donors, values that are not numbers,
    and a response that no mixture of donors fits better before than its own mean does.
    Sources: Abadie, Diamond and Hainmueller, JASA 2010; weights by non-negative least squares.
    """
    if not FEWEST_BEFORE <= start < len(response):
        return Refusal(
            "past-too-short",
            (f"at least {FEWEST_BEFORE} periods before the intervention, 1 after",),
        )
    if len(donors) < FEWEST_DONORS:
        return Refusal("donors-too-few", (f"at least {FEWEST_DONORS} donors",))
    table = np.column_stack([response, *donors.values()])
    if not np.isfinite(table).all():
        return Refusal("values-not-numbers", ("a number in every period, of every series",))
    weights = mixture(table[:start, 0], table[:start, 1:])
    gap = response - table[:, 1:] @ weights
    fit = _size(gap[:start])
    if fit > float(np.std(response[:start])):
        return Refusal("fit-poor", ("donors whose mixture follows the response before",))
    placebos = np.column_stack(
        [_placebo(table, donor, start) for donor in range(1, table.shape[1])]
    )
    return _finding(table, (gap, placebos), start, dict(zip(donors, weights, strict=True)))


def mixture(target: Floats, donors: Floats) -> Floats:
    """Weights, none negative and summing to 1, of `donors` (periods, donors) nearest to `target`."""
    from scipy.optimize import nnls

    size = float(np.abs(donors).max()) or 1.0
    # One heavy equation holds the sum; it is then set to 1 exactly.
    heavy = 1e3 * math.sqrt(len(target))
    weights, _ = nnls(
        np.vstack([donors / size, np.full((1, donors.shape[1]), heavy)]),
        np.concatenate([target / size, [heavy]]),
        maxiter=50 * donors.shape[1],
    )
    found: Floats = weights / weights.sum()
    return found


def _placebo(table: Floats, donor: int, start: int) -> Floats:
    """The gap of a donor against the other donors; the response, which was touched, is left out."""
    others = np.delete(table, [0, donor], axis=1)
    gap: Floats = table[:, donor] - others @ mixture(table[:start, donor], others[:start])
    return gap


def _size(gap: Floats) -> float:
    return float(np.sqrt(np.mean(gap**2)))


def _finding(
    table: Floats, gaps: tuple[Floats, Floats], start: int, weights: dict[str, float]
) -> Finding[Synthetic]:
    gap, placebos = gaps
    donors, after = placebos.shape[1], len(gap) - start
    fit = _size(gap[:start])
    before = np.sqrt((placebos[:start] ** 2).mean(axis=0))
    least = 1e-9 * float(np.abs(table).max() or 1.0)
    ratios = np.sqrt((placebos[start:] ** 2).mean(axis=0)) / np.maximum(before, least)
    rank = 1 + int((ratios >= _size(gap[start:]) / max(fit, least)).sum())
    average = float(gap[start:].mean())
    moves = placebos[start:].mean(axis=0) / np.maximum(before, least)
    half, level = _half(moves, max(fit, least))
    told = sorted(weights.items(), key=lambda pair: -pair[1])
    return Finding(
        Synthetic(
            average=average,
            cumulative=average * after,
            p=rank / (donors + 1),
            rank=rank,
            predicted=table[:, 0] - gap,
            gap=gap,
            weights=tuple((n, round(float(w), 4)) for n, w in told if w >= NAMED),
            fit=fit,
        ),
        METHOD,
        seal([start, list(weights), table.shape], table),
        interval=Interval((average - half) * after, (average + half) * after, level),
        coverage=1.0,
        assumptions=(
            Assumption("donors-untouched", None),
            Assumption("ranks-reach-5-percent", donors >= 19, {"donors": donors}),
        ),
        would_change=("a donor that the intervention touched", "a donor that fits better"),
    )


def _half(moves: Floats, fit: float) -> tuple[float, float]:
    """Half of the interval of the average: how far donors moved, in their own fit; and its level.

    With fewer than 19 donors the ranks cannot reach 95 %: the level is what they reach.
    """
    count = len(moves)
    place = min(math.ceil(LEVEL * (count + 1)), count)
    half = float(np.sort(np.abs(moves))[place - 1]) * fit
    return half, min(LEVEL, count / (count + 1))
