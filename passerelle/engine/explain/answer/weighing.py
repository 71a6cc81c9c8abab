"""What clues add up to for each cause: stated priors, summed weights, and a law learnt on worlds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.shapes import Floats, Kind, Signal
from passerelle.engine.explain.signals.likelihoods import CHAINED, FAMILY, TELLS_WHETHER

Cause = frozenset[Kind]
"""What is at work: nothing (empty), one kind, or two at once."""

PRIORS: Mapping[Cause, float] = {
    # Three movements asked about in ten are nothing, three a fault and something real at once; of the
    # rest, faults come first. Somebody whose pipeline is younger or older says so here.
    frozenset(): 0.30,
    frozenset({Kind.FAULT}): 0.16,
    frozenset({Kind.OWN}): 0.10,
    frozenset({Kind.OUTSIDE}): 0.08,
    frozenset({Kind.MIX}): 0.06,
    frozenset({Kind.FAULT, Kind.OWN}): 0.12,
    frozenset({Kind.FAULT, Kind.OUTSIDE}): 0.10,
    frozenset({Kind.FAULT, Kind.MIX}): 0.08,
}
WHOLE = tuple(PRIORS)
"""Causes in the order of every array; nothing comes first."""
UNASKED = 0.6
"""Prior of nothing where nobody named a day and we looked at the last weeks as they came."""
ECHO = 0.5
"""What a further signal of one family adds: half, since it tells in part what the strongest told."""
MIXED = np.array([Kind.MIX in cause for cause in WHOLE])
NEVER = 1e-12
"""Prior of what cannot be."""
FAMILIES = tuple(sorted({*FAMILY.values(), "loads"}))
TELLING = np.array([family in TELLS_WHETHER for family in FAMILIES])
"""Families that tell whether something happened."""


@dataclass(frozen=True, slots=True)
class Law:
    """How far clues are believed. `whether` divides those that tell whether something happened, `which` all of
    them where kinds are told apart; `counts` multiplies families. Under a chance of `sure`, we abstain."""

    whether: float
    which: float
    sure: float
    counts: Mapping[str, float]

    @property
    def shares(self) -> Floats:
        """What each family counts (shape: families)."""
        return np.array([self.counts.get(family, 1.0) for family in FAMILIES])


def chances(
    signals: Sequence[Signal], law: Law, *, asked: bool = True, ratio: bool = True
) -> dict[Cause, float]:
    """The chance of each cause; they sum to 1."""
    found = posterior(weights(signals)[None], law, np.array([ratio]), asked=asked)[0]
    return dict(zip(WHOLE, (float(chance) for chance in found), strict=True))


def posterior(told: Floats, law: Law, ratio: NDArray[np.bool_], *, asked: bool = True) -> Floats:
    """The chance of each cause (shape: cases, causes), from their clues (shape: cases, families, causes).

    `ratio` (shape: cases) says which measures are ratios: a sum has no mix that other people could change.

    That something happened is never surer than what tells *whether* it did: the size of the movement,
    other counts and the loads. Where, when and what the calendar holds share out what is left.
    """
    priors = np.log(_priors(ratio, asked=asked))
    found = _shared(np.einsum("nfc,f->nc", told, law.shares / law.which) + priors)
    telling = law.shares * TELLING / law.whether
    happened = _shared(np.einsum("nfc,f->nc", told, telling) + priors)
    nothing = np.maximum(found[:, 0], happened[:, 0])
    chance: Floats = found * ((1 - nothing) / np.maximum(1 - found[:, 0], 1e-300))[:, None]
    chance[:, 0] = nothing
    return chance


def weights(signals: Sequence[Signal]) -> Floats:
    """What clues say for each cause (shape: families, causes): of one family, the strongest whole and half of
    each other, unless each is weighed given those before it."""
    families: dict[str, list[Signal]] = defaultdict(list)
    for signal in signals:
        families[FAMILY.get(signal.code, "loads")].append(signal)
    told = np.zeros((len(FAMILIES), len(WHOLE)))
    for family, members in families.items():
        said = np.array([[weight(signal, cause) for cause in WHOLE] for signal in members])
        if family in CHAINED:  # each tells what those before it did not
            told[FAMILIES.index(family)] = said.sum(axis=0)
            continue
        strongest = said[np.abs(said).argmax(axis=0), np.arange(len(WHOLE))]
        told[FAMILIES.index(family)] = (1 - ECHO) * strongest + ECHO * said.sum(axis=0)
    return told


def weight(signal: Signal, cause: Cause) -> float:
    """What one signal says for a cause. Two kinds at once: what the stronger leaves, the other does not
    take away; where they disagree about the trace, the signal says itself what both would leave."""
    told = [signal.weight(kind) for kind in sorted(cause)]
    if not told:
        return 0.0
    alike = len(told) < 2 or abs(told[0] - told[1]) < 1e-9
    if len(told) > 1 and signal.both is not None and (not alike or _is_chained(signal)):
        return signal.both
    if alike:
        return told[0]
    return max(told) if max(told) > 0 else sum(told)


def _is_chained(signal: Signal) -> bool:
    return FAMILY.get(signal.code) in CHAINED


def _priors(ratio: NDArray[np.bool_], *, asked: bool) -> Floats:
    """Shape: cases, causes."""
    priors = np.where(ratio[:, None] | ~MIXED, np.array(list(PRIORS.values())), NEVER)
    nothing = priors[:, 0] if asked else np.full(len(priors), UNASKED)
    some = priors[:, 1:]
    some *= ((1 - nothing) / some.sum(axis=1))[:, None]
    return np.column_stack([nothing, some])


def _shared(logs: Floats) -> Floats:
    raised = np.exp(logs - logs.max(axis=1, keepdims=True))
    shared: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shared
