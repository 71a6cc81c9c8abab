"""Three scenarios of one frame, searched, lived in the same draws, and explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from passerelle.arbitration.shapes import Framed, Posed
from passerelle.arbitration.sheet.facts import Seeks
from passerelle.arbitration.sheet.posing import Posing
from passerelle.arbitration.solving.found import Kept, kept
from passerelle.engine.plan import scenarios as ways
from passerelle.engine.plan.problem import Problem
from passerelle.engine.plan.solve import Solved

ORDER: tuple[Seeks, ...] = ("value", "surest", "base")
PERSON = 10.0
"""Person-weeks of a quarter that one person more is taken to give."""

Search = Callable[[Problem], Solved]


@dataclass(frozen=True, slots=True)
class Scene:
    """One scenario: what it looked for, what was found, and the digest of what the search was given."""

    letter: str
    seeks: Seeks
    kept: Kept
    digest: str

    @property
    def gap(self) -> float:
        """How much more of what was sought a better plan could bring, at most: a share."""
        return (self.kept.bound - self.kept.sought) / max(abs(self.kept.sought), 1e-9)


def scenes(posing: Posing, *, count: int, seed: int, search: Search) -> Iterator[Scene]:
    """The most value, the surest, the foundations first: as many as asked for, in this order."""
    framed = posing.framed
    if framed is None:
        return
    for letter, seeks in zip("ABC"[:count], ORDER, strict=False):
        sought = _sought(posing, framed, seeks)
        weeks = np.full(len(framed.quarters), PERSON)
        posed = Posed(framed, framed.problem, sought, seed, weeks)
        yield Scene(letter, seeks, kept(posed, search(sought)), posed.digest)


def _sought(posing: Posing, framed: Framed, seeks: Seeks) -> Problem:
    if seeks == "surest":
        return ways.surest(framed.problem)
    if seeks == "base":
        return ways.preferring(framed.problem, foundations(posing))
    return framed.problem


def foundations(posing: Posing) -> set[int]:
    """Positions of the candidates whose theme is one of the foundations."""
    if posing.framed is None:
        return set()
    return {
        place
        for place, number in enumerate(posing.framed.numbers)
        if posing.wish(number).theme in posing.rules.foundations
    }
