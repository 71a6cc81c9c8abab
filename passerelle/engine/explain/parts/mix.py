"""Did the ratio move, or the audience? Mix against rate, segment by segment, with intervals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.inputs import countable, seal
from passerelle.engine.explain.parts.shapes import Decomposition, MixAndRate, Part
from passerelle.kernel.finding import Assumption, Finding, Refusal

Floats = NDArray[np.float64]
DRAWS = 2_000
LEVEL = 0.95
FEWEST = 30


def mix_and_rate(
    names: tuple[str, ...],
    before: tuple[Floats, Floats],
    after: tuple[Floats, Floats],
    *,
    seed: int = 1,
) -> Finding[MixAndRate] | Refusal:
    """The change of sum(successes)/sum(trials) by segment; `before` and `after` are (successes, trials).

    A segment's rate part is the mean of its two weights times the change of its rate; its mix part the
    change of its weight times how far its rate lies from the whole's, both as means of the two
    periods. They sum to the change. Intervals draw the counts again from their laws (2,000 draws).
    Refuses impossible counts, or fewer than 30 trials in a period. A segment without trials in one
    period has no rate there: its whole part is mix.
    """
    if not all(countable(*counts) for counts in (before, after)):
        return Refusal("counts-impossible", ("0 <= successes <= trials in every segment",))
    if min(before[1].sum(), after[1].sum()) < FEWEST:
        return Refusal("too-few-trials", (f"at least {FEWEST} trials in each period",))
    rates, mixes = _parts(before, after)
    drawn = _draws(before, after, np.random.default_rng(seed))
    was, now = float(before[0].sum() / before[1].sum()), float(after[0].sum() / after[1].sum())
    answer = MixAndRate(
        rates=_decomposition(names, rates, drawn[0], was),
        mixes=_decomposition(names, mixes, drawn[1], was),
        rate=_part("rate", float(rates.sum()), drawn[0].sum(axis=1)),
        mix=_part("mix", float(mixes.sum()), drawn[1].sum(axis=1)),
        reversal=_reversal(before, after, now - was),
    )
    return Finding(
        answer,
        "mix-and-rate",
        seal(names, *(np.asarray(column, dtype=np.float64) for column in (*before, *after))),
        coverage=1.0,
        assumptions=(Assumption("counts-binomial", None),),
    )


def _parts(before: tuple[Floats, Floats], after: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Rate and mix parts, over the last axis (segments)."""
    weight = [counts[1] / counts[1].sum(axis=-1, keepdims=True) for counts in (before, after)]
    known = [counts[1] > 0 for counts in (before, after)]
    rate = [
        np.divide(counts[0], counts[1], out=np.zeros_like(weight[0]), where=there)
        for counts, there in zip((before, after), known, strict=True)
    ]
    rate = [np.where(known[i], rate[i], rate[1 - i]) for i in (0, 1)]
    whole = sum((w * r).sum(axis=-1, keepdims=True) for w, r in zip(weight, rate, strict=True)) / 2
    rates: Floats = (weight[0] + weight[1]) / 2 * (rate[1] - rate[0])
    mixes: Floats = (weight[1] - weight[0]) * ((rate[0] + rate[1]) / 2 - whole)
    return rates, mixes


def _draws(
    before: tuple[Floats, Floats], after: tuple[Floats, Floats], rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """The parts of counts drawn again (shape: draws, segments): trials multinomial, successes binomial."""
    again = []
    for successes, trials in (before, after):
        count = round(float(trials.sum()))
        trial = rng.multinomial(count, trials / trials.sum(), size=DRAWS).astype(np.float64)
        # Half a success and half a failure more: a rate of 0 or 1 was still only measured.
        chance = (successes + 0.5) / (trials + 1)
        again.append((rng.binomial(trial.astype(np.int64), chance).astype(np.float64), trial))
    return _parts(again[0], again[1])


def _decomposition(
    names: tuple[str, ...], parts: Floats, drawn: Floats, before: float
) -> Decomposition:
    told = tuple(_part(name, float(parts[i]), drawn[:, i]) for i, name in enumerate(names))
    return Decomposition(before, before + float(parts.sum()), told)


def _part(name: str, change: float, drawn: Floats) -> Part:
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Part(name, change, min(float(low), change), max(float(high), change))


def _reversal(before: tuple[Floats, Floats], after: tuple[Floats, Floats], change: float) -> bool:
    known = (before[1] > 0) & (after[1] > 0)
    moved = after[0][known] / after[1][known] - before[0][known] / before[1][known]
    return bool(len(moved) > 1 and change != 0 and (moved * np.sign(change) < 0).all())
