"""How verdicts are scored: macro-F1, precision against coverage, calibration, abstention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.shapes import Kind, Verdict

Floats = NDArray[np.float64]
CLASSES = tuple(v for v in Verdict if v is not Verdict.CANNOT_TELL)
BINS = 10
ASKED = 0.95
DRAWS = 500
"""Draws of the interval of the calibration error."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One case: the truth, the verdict said, the likeliest one and its chance."""

    truth: Verdict
    said: Verdict
    leading: Verdict
    chance: float


def truth(kinds: frozenset[Kind]) -> Verdict:
    if len(kinds) > 1:
        return Verdict.SEVERAL
    return Verdict(next(iter(kinds)).value) if kinds else Verdict.NOISE


def macro_f1(scored: Sequence[Scored]) -> float:
    """Mean F1 of the verdicts that occur; a case on which we abstain is missed by its own."""
    told = []
    for verdict in CLASSES:
        right = sum(s.truth is verdict and s.said is verdict for s in scored)
        found = sum(s.said is verdict for s in scored)
        there = sum(s.truth is verdict for s in scored)
        if there:
            told.append(2 * right / (found + there))
    return float(np.mean(told))


def threshold(scored: Sequence[Scored], *, precision: float = ASKED) -> float:
    """The smallest chance from which the leading verdicts are right as often as asked (1: never)."""
    ranked = sorted(scored, key=lambda s: -s.chance)
    right = np.cumsum([s.leading is s.truth for s in ranked]) / (np.arange(len(ranked)) + 1)
    ends = np.array([a.chance > b.chance for a, b in pairwise(ranked)] + [True])
    enough = np.flatnonzero((right >= precision) & ends)
    return ranked[int(enough[-1])].chance if len(enough) else 1.0


def coverage(scored: Sequence[Scored], *, precision: float = ASKED) -> float:
    """Share of the cases that can be answered while as many answers as asked are right."""
    least = threshold(scored, precision=precision)
    return float(np.mean([s.chance >= least for s in scored])) if least < 1 else 0.0


def calibration_error(scored: Sequence[Scored]) -> float:
    """Mean distance of the stated chance from how often it was right, over ten groups of equal size."""
    return float(_errors(*_arrays(scored))[0])


def wander(scored: Sequence[Scored]) -> tuple[float, float, float]:
    """How much of the calibration error these few cases can tell: its 95 % interval over cases drawn again,
    and what chances that are exactly true would show on as many cases (mean; never 0 with finite cases)."""
    chance, right = _arrays(scored)
    rng = np.random.default_rng(0)
    again = rng.integers(0, len(chance), (DRAWS, len(chance)))
    low, high = np.quantile(_errors(chance[again], right[again]), (0.025, 0.975))
    true = rng.random((DRAWS, len(chance))) < chance
    exact = _errors(np.broadcast_to(chance, true.shape), true.astype(np.float64)).mean()
    return float(low), float(high), float(exact)


def _arrays(scored: Sequence[Scored]) -> tuple[Floats, Floats]:
    chance = np.array([s.chance for s in scored])
    return chance, np.array([float(s.leading is s.truth) for s in scored])


def _errors(chance: Floats, right: Floats) -> Floats:
    """Calibration error of each line (shape: lines, cases; or cases)."""
    order = np.argsort(np.atleast_2d(chance), axis=1, kind="stable")
    missed = np.take_along_axis(np.atleast_2d(chance - right), order, axis=1)
    groups = np.array_split(missed, BINS, axis=1)
    told: Floats = sum(np.abs(g.sum(axis=1)) for g in groups) / missed.shape[1]
    return told


def row(scored: Sequence[Scored]) -> dict[str, float | str]:
    """`calibration_95` is the interval of the error over cases drawn again (drawing adds to it), `calibration_if_true`
    what chances that are exactly true would show on as many cases; `overstates` is the mean chance less the share
    that was right."""
    said = [s for s in scored if s.said is not Verdict.CANNOT_TELL]
    low, high, exact = wander(scored)
    return {
        "macro_f1": round(macro_f1(scored), 3),
        "precision": round(float(np.mean([s.said is s.truth for s in said])) if said else 0.0, 3),
        "coverage_at_95": round(coverage(scored), 3),
        "calibration_error": round(calibration_error(scored), 3),
        "overstates": round(float(np.mean([s.chance - (s.leading is s.truth) for s in scored])), 3),
        "calibration_95": f"{low:.3f}-{high:.3f}",
        "calibration_if_true": round(exact, 3),
        "abstains": round(1 - len(said) / len(scored), 3),
    }
