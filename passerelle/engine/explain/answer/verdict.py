"""From signals to a verdict: stated priors, summed weights, one learnt temperature, and the right to abstain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.shapes import Kind, Signal, Verdict
from passerelle.engine.explain.signals.likelihoods import FAMILY, TELLS_WHETHER

Cause = frozenset[Kind]
"""What is at work: nothing (empty), one kind, or two at once."""

NOTHING: Cause = frozenset()
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
UNASKED = 0.6
"""Prior of nothing where nobody named a day and we looked at the last weeks as they came."""
ECHO = 0.5
"""What a further signal of one family adds: half, since it tells in part what the strongest told."""
LONG = 8.0
"""Calm stretches beside each other from which a past is long: fewer say little of what calm days do."""
TEMPERATURE, SURE = 0.5, 0.62
"""Of a long past: what clues are divided by, and the chance of the leading verdict under which we abstain.
Learnt on the tuning half, as `python -m benchmarks.fault_or_real --learn --cases 150 --seed 3` does, with 300 cases of
5 % instead of 150: with fewer, the command gives 0.5 and 0.73 (docs/method/verdict.md)."""
SHORT_TEMPERATURE, SHORT_SURE = 1.1, 0.5
"""Of a short past: the temperature is learnt by the same command on the real background, with the blows of the
tuning half. No threshold gives 95 % of right verdicts there: what is likelier than not is said."""
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
    signals: Sequence[Signal],
    *,
    temperature: float | None = None,
    sure: float | None = None,
    apart: float = LONG,
    asked: bool = True,
) -> Judgement:
    """The verdict that these signals defend. With no signal at all, the priors speak, and we abstain.

    `apart` is the number of calm stretches that the past holds beside each other; `asked`, whether
    somebody named the day.
    """
    heat, least = (TEMPERATURE, SURE) if apart >= LONG else (SHORT_TEMPERATURE, SHORT_SURE)
    heat, least = temperature or heat, least if sure is None else sure
    causes = chances(signals, temperature=heat, asked=asked)
    verdicts = {v: sum(causes[c] for c in members) for v, members in CAUSES.items()}
    leading = max(verdicts, key=lambda verdict: verdicts[verdict])
    kinds: dict[Kind, float] = dict.fromkeys(Kind, 0.0)
    for cause, chance in causes.items():
        for kind in cause or (Kind.NOISE,):
            kinds[kind] += chance / max(len(cause), 1)
    ranked = tuple(sorted(kinds.items(), key=lambda pair: -pair[1]))
    enough = _defended(signals, leading) and verdicts[leading] >= least
    verdict = leading if enough else Verdict.CANNOT_TELL
    return Judgement(verdict, leading, verdicts[leading], ranked, verdicts)


def _defended(signals: Sequence[Signal], leading: Verdict) -> bool:
    """Whether some clue speaks for it; for nothing, it is enough that something was looked at. That the
    measure or a segment of it moved speaks for every cause alike."""
    if leading is Verdict.NOISE:
        return bool(signals)
    spoken = [s for s in signals if s.code not in ("moved", "apart")]
    return any(weight(s, cause) >= SPOKEN for s in spoken for cause in CAUSES[leading])


def chances(
    signals: Sequence[Signal], *, temperature: float, asked: bool = True
) -> dict[Cause, float]:
    """The chance of each cause; they sum to 1.

    That something happened is never surer than what tells *whether* it did: the size of the movement,
    other counts and the loads. Where, when and what the calendar holds share out what is left.
    """
    priors = _priors(asked=asked)
    found = _posterior(signals, priors, temperature)
    telling = [s for s in signals if FAMILY.get(s.code, "loads") in TELLS_WHETHER]
    nothing = max(found[NOTHING], _posterior(telling, priors, temperature)[NOTHING])
    left = (1 - nothing) / max(1 - found[NOTHING], 1e-300)
    return {cause: nothing if cause == NOTHING else left * p for cause, p in found.items()}


def _priors(*, asked: bool) -> Mapping[Cause, float]:
    if asked:
        return PRIORS
    left = (1 - UNASKED) / (1 - PRIORS[NOTHING])
    return {c: UNASKED if c == NOTHING else left * prior for c, prior in PRIORS.items()}


def _posterior(
    signals: Sequence[Signal], priors: Mapping[Cause, float], temperature: float
) -> dict[Cause, float]:
    logs = {
        cause: log_weight(signals, cause) / temperature + float(np.log(prior))
        for cause, prior in priors.items()
    }
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
    if not told:
        return 0.0
    if len(told) < 2 or abs(told[0] - told[1]) < 1e-9:
        return told[0]
    if signal.both is not None:
        return signal.both
    return max(told) if max(told) > 0 else sum(told)


def _family(weights: list[float]) -> float:
    strongest = max(weights, key=abs)
    return (1 - ECHO) * strongest + ECHO * sum(weights)
