"""How strongly a clue speaks for the leading kind, against the others together."""

from __future__ import annotations

import math

from passerelle.engine.explain.answer.shapes import Answer, Kind, Signal
from passerelle.kernel.typography import number
from passerelle.ui.language import lang

LEAST = 0.1
"""Under this logarithm a clue says nothing either way."""
MOST = 999.0


def strength(signal: Signal, lead: Kind) -> float:
    """Logarithm of the likelihood ratio of `lead` against the mean of the other kinds."""
    others = [math.exp(signal.weight(kind)) for kind in Kind if kind is not lead]
    return signal.weight(lead) - math.log(sum(others) / len(others))


def parted(answer: Answer) -> tuple[list[tuple[Signal, float]], list[tuple[Signal, float]]]:
    """Clues for the leading kind and against it, the strongest first."""
    lead = answer.kinds[0][0]
    weighed = [(signal, strength(signal, lead)) for signal in answer.signals]
    spoken = sorted(weighed, key=lambda pair: -abs(pair[1]))
    told = [pair for pair in spoken if abs(pair[1]) >= LEAST]
    return [p for p in told if p[1] > 0], [p for p in told if p[1] < 0]


def factor(weight: float) -> str:
    """`× 9` or `÷ 1.6`."""
    times = min(math.exp(abs(weight)), MOST)
    decimals = 1 if times < 4 else 0
    return f"{'×' if weight > 0 else '÷'}\u00a0{number(times, lang(), decimals=decimals)}"


def reason(answer: Answer, kind: Kind) -> Signal | None:
    """The clue that says most for a kind, None where none does."""
    best = max(answer.signals, key=lambda signal: strength(signal, kind), default=None)
    return best if best is not None and strength(best, kind) >= LEAST else None
