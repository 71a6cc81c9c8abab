"""Cases with a known reason: 30 % nothing, 30 % a fault and something real at once, the others one alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.worlds.faults.causes import CAUSES
from passerelle.engine.worlds.faults.half import Half
from passerelle.engine.worlds.faults.hit import Hit
from passerelle.engine.worlds.faults.injectors import COUNTS, RATIOS, RISING
from passerelle.engine.worlds.faults.scenery import calm, uniform

NOTHING, BOTH = 0.3, 0.3
ALONE: tuple[tuple[Kind, float], ...] = (
    (Kind.FAULT, 0.40),
    (Kind.OWN, 0.25),
    (Kind.OUTSIDE, 0.20),
    (Kind.MIX, 0.15),
)
BESIDE: tuple[tuple[Kind, float], ...] = ((Kind.OWN, 0.40), (Kind.OUTSIDE, 0.35), (Kind.MIX, 0.25))
SEVERAL = frozenset({Kind.FAULT, Kind.OWN})
"""Stands for any two kinds at once in the quotas of `stratified`."""
RISES = 0.2
"""Share of the blows that push up rather than down."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what was done to the measure (names), and the kinds that this makes; none is noise."""

    question: Question
    start: int
    kinds: frozenset[Kind]
    names: tuple[str, ...]


def cases(half: Half, *, effect: float, number: int, seed: int) -> Iterator[Case]:
    """Cases in a fixed order; the same seed gives the same cases."""
    for n in range(number):
        yield case(half, effect=effect, rng=np.random.default_rng([seed, n]))


def stratified(
    half: Half, *, effect: float, quotas: Mapping[frozenset[Kind], int], seed: int
) -> Iterator[Case]:
    """The first cases of each sort, in their order, until each has its number (two kinds at once: any two).

    A few dozen cases drawn freely hold one or seven of the rarer sorts; these always hold the same.
    """
    left = dict(quotas)
    n = 0
    while any(left.values()):
        kinds = frozenset(drawn(np.random.default_rng([seed, n])))
        sort = SEVERAL if len(kinds) > 1 else kinds
        if left.get(sort, 0):
            left[sort] -= 1
            yield case(half, effect=effect, rng=np.random.default_rng([seed, n]))
        n += 1


def case(half: Half, *, effect: float, rng: Generator) -> Case:
    kinds = drawn(rng)
    ratio = Kind.MIX in kinds or bool(rng.random() < 0.3)
    question = calm(half, ratio=ratio, rng=rng)
    days = len(question.reading.days)
    start = days - int(rng.integers(half.window[0], half.window[1] + 1))
    question, names = blown(question, kinds, start=start, effect=effect, half=half, rng=rng)
    asked = replace(question, since=question.reading.days[start])
    return Case(asked, start, frozenset(kinds), names)


def blown(
    question: Question,
    kinds: tuple[Kind, ...],
    *,
    start: int,
    effect: float,
    half: Half,
    rng: Generator,
) -> tuple[Question, tuple[str, ...]]:
    """Any background, with one blow of each kind; what a real blow does, a fault then misreads."""
    count = question.reading.totals is None
    menus = {**CAUSES, Kind.FAULT: COUNTS if count else RATIOS}
    order = sorted(kinds, key=lambda kind: kind is Kind.FAULT)
    names = tuple(str(rng.choice(sorted(menus[kind]))) for kind in order)
    # Two blows push the same way: what cancels out leaves nothing to explain.
    up = 1.0 if rng.random() < RISES else -1.0
    if any(name in RISING for name in names):
        up = 1.0 if count else -1.0
    for kind, name in zip(order, names, strict=True):
        hit = Hit(start, up * effect * uniform(rng, half.spread), half, rng)
        question = menus[kind][name](question, hit)
    return question, names


def drawn(rng: Generator) -> tuple[Kind, ...]:
    """What is at work: nothing, a fault and something real, or one of them alone."""
    chance = rng.random()
    if chance < NOTHING:
        return ()
    if chance < NOTHING + BOTH:
        return (Kind.FAULT, _one(BESIDE, rng))
    return (_one(ALONE, rng),)


def _one(menu: tuple[tuple[Kind, float], ...], rng: Generator) -> Kind:
    return menu[int(rng.choice(len(menu), p=[share for _, share in menu]))][0]
