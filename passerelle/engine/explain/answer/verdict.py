"""From clues to a verdict: their chances, what defends it, and the right to abstain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelle.engine.explain.answer.shapes import Kind, Signal, Verdict
from passerelle.engine.explain.answer.weighing import PRIORS, Cause, Law, chances, weight

LONG = 8.0
"""Calm stretches beside each other from which a past is long: fewer say little of what calm days do."""
LONG_LAW = Law(whether=1.35, which=0.61, sure=0.55, counts={"size": 2.0})
SHORT_LAW = Law(whether=1.49, which=0.67, sure=0.5, counts={})
"""Learnt on the tuning half, the second on the real background (`python -m benchmarks.fault_or_real --learn`), where
what is said is likelier than not."""
SNAPSHOT_LAW = Law(whether=2.72, which=0.45, sure=0.5, counts={})
"""Two periods without a past, learnt on the same cases brought as two exports. What is said is likelier than not."""
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
    law: Law | None = None,
    apart: float | None = LONG,
    asked: bool = True,
    ratio: bool = True,
) -> Judgement:
    """The verdict that these signals defend. With no signal at all, the priors speak, and we abstain.

    `apart` is the number of calm stretches that the past holds beside each other, None where two periods
    are all there is; `asked`, whether somebody named the day; `ratio`, whether the measure has a total, which
    other people could change.
    """
    law = law or _law(apart)
    causes = chances(signals, law, asked=asked, ratio=ratio)
    verdicts = {v: sum(causes[c] for c in members) for v, members in CAUSES.items()}
    leading = max(verdicts, key=lambda verdict: verdicts[verdict])
    kinds: dict[Kind, float] = dict.fromkeys(Kind, 0.0)
    for cause, chance in causes.items():
        for kind in cause or (Kind.NOISE,):
            kinds[kind] += chance / max(len(cause), 1)
    ranked = tuple(sorted(kinds.items(), key=lambda pair: -pair[1]))
    enough = _defended(signals, leading) and verdicts[leading] >= law.sure
    verdict = leading if enough else Verdict.CANNOT_TELL
    return Judgement(verdict, leading, verdicts[leading], ranked, verdicts)


def _law(apart: float | None) -> Law:
    if apart is None:
        return SNAPSHOT_LAW
    return LONG_LAW if apart >= LONG else SHORT_LAW


def _defended(signals: Sequence[Signal], leading: Verdict) -> bool:
    """Whether some clue speaks for it; for nothing, it is enough that something was looked at. That the
    measure or a segment of it moved speaks for every cause alike."""
    if leading is Verdict.NOISE:
        return bool(signals)
    spoken = [s for s in signals if s.code not in ("moved", "apart")]
    return any(weight(s, cause) >= SPOKEN for s in spoken for cause in CAUSES[leading])
