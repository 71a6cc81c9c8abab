"""From signals to a verdict: stated priors, summed weights, one learnt temperature, and the right to abstain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.shapes import Kind, Signal, Verdict
from passerelle.engine.explain.signals.likelihoods import FAMILY

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
ECHO = 0.5
"""What a further signal of one family adds: half, since it tells in part what the strongest told."""
TEMPERATURE = 0.55
"""Learnt on the tuning half: `python -m benchmarks.fault_or_real --learn --cases 200 --seed 3`."""
SURE = 0.42
"""Chance of the leading verdict under which we abstain; learnt with the temperature."""
SPOKEN = 0.5
"""Weight from which a clue speaks for a verdict: five to three."""
CAUSES: Mapping[Verdict, tuple[Cause, ...]] = {
    Verdict.NOISE: (frozenset(),),
    Verdict.FAULT: (frozenset({Kind.FAULT}),),
    Verdict.OWN: (frozenset({Kind.OWN}),),
    Verdict.OUTSIDE: (frozenset({Kind.OUTSIDE}),),
    Verdict.MIX: (frozenset({Kind.MIX}),),
    Verdict.SEVERAL: tuple(cause for cause in PRIORS if len(cause) == 2),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """`kinds` sums to 1, likeliest first (two kinds at once share their chance); `leading` is the
    likeliest verdict with its `chance`, `verdict` the same or `cannot-tell`."""

    verdict: Verdict
    leading: Verdict
    chance: float
    kinds: tuple[tuple[Kind, float], ...]
    verdicts: Mapping[Verdict, float]


def judge(
    signals: Sequence[Signal], *, temperature: float | None = None, sure: float | None = None
) -> Judgement:
    """The verdict that these signals defend. With no signal at all, the priors speak, and we abstain."""
    causes = chances(signals, temperature=TEMPERATURE if temperature is None else temperature)
    verdicts = {v: sum(causes[c] for c in members) for v, members in CAUSES.items()}
    leading = max(verdicts, key=lambda verdict: verdicts[verdict])
    kinds: dict[Kind, float] = dict.fromkeys(Kind, 0.0)
    for cause, chance in causes.items():
        for kind in cause or (Kind.NOISE,):
            kinds[kind] += chance / max(len(cause), 1)
    ranked = tuple(sorted(kinds.items(), key=lambda pair: -pair[1]))
    enough = _defended(signals, leading) and verdicts[leading] >= (SURE if sure is None else sure)
    verdict = leading if enough else Verdict.CANNOT_TELL
    return Judgement(verdict, leading, verdicts[leading], ranked, verdicts)


def _defended(signals: Sequence[Signal], leading: Verdict) -> bool:
    """Whether some clue speaks for it; for nothing, it is enough that something was looked at. That the
    measure moved speaks for every cause alike."""
    if leading is Verdict.NOISE:
        return bool(signals)
    spoken = [s for s in signals if s.code != "moved"]
    return any(weight(s, cause) >= SPOKEN for s in spoken for cause in CAUSES[leading])


def chances(signals: Sequence[Signal], *, temperature: float) -> dict[Cause, float]:
    """The chance of each cause; they sum to 1."""
    logs = {cause: log_weight(signals, cause) / temperature for cause in PRIORS}
    logs = {cause: log + float(np.log(PRIORS[cause])) for cause, log in logs.items()}
    top = max(logs.values())
    weights = {cause: float(np.exp(log - top)) for cause, log in logs.items()}
    total = sum(weights.values())
    return {cause: weight / total for cause, weight in weights.items()}


def log_weight(signals: Sequence[Signal], cause: Cause) -> float:
    """Sum over families: the strongest signal whole, half of each of the others."""
    families: dict[str, list[float]] = defaultdict(list)
    for signal in signals:
        families[FAMILY.get(signal.code, "loads")].append(weight(signal, cause))
    return sum(_family(weights) for weights in families.values())


def weight(signal: Signal, cause: Cause) -> float:
    """What one signal says for a cause. Two kinds at once: what the stronger leaves, the other does not
    take away; where they disagree about the trace, the signal says itself what both would leave."""
    told = [signal.weight(kind) for kind in sorted(cause)]
    if len(told) < 2:
        return told[0] if told else 0.0
    if signal.both is not None and abs(told[0] - told[1]) > 1e-9:
        return signal.both
    return max(told) if max(told) > 0 else sum(told)


def _family(weights: list[float]) -> float:
    strongest = max(weights, key=abs)
    return (1 - ECHO) * strongest + ECHO * sum(weights)
