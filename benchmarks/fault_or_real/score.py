"""How verdicts are scored: macro-F1, precision against coverage, calibration, abstention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from passerelle.engine.explain.answer.shapes import Kind, Verdict

CLASSES = tuple(v for v in Verdict if v is not Verdict.CANNOT_TELL)
BINS = 10
ASKED = 0.95


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
    ranked = sorted(scored, key=lambda s: s.chance)
    groups = [g for g in np.array_split(np.arange(len(ranked)), BINS) if len(g)]
    misses = [
        abs(
            np.mean([ranked[i].chance for i in g])
            - np.mean([ranked[i].leading is ranked[i].truth for i in g])
        )
        * len(g)
        for g in groups
    ]
    return float(sum(misses) / len(ranked))


def row(scored: Sequence[Scored]) -> dict[str, float]:
    said = [s for s in scored if s.said is not Verdict.CANNOT_TELL]
    return {
        "macro_f1": round(macro_f1(scored), 3),
        "precision": round(float(np.mean([s.said is s.truth for s in said])) if said else 0.0, 3),
        "coverage_at_95": round(coverage(scored), 3),
        "calibration_error": round(calibration_error(scored), 3),
        "abstains": round(1 - len(said) / len(scored), 3),
    }
