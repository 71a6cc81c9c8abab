"""What votes say once a round is read: where they diverge, between whom, and what is not told. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

APART = 2.0  # points between quartiles, or between the medians of two sides, from which a subject is contested
FEWEST = 5  # votes under which nothing of a group is told, nor of a group that could be had by difference


@dataclass(frozen=True, slots=True)
class Vote:
    score: int
    bloc: str


@dataclass(frozen=True, slots=True)
class Side:
    """The votes of one side: how many gave each score (1 first), and their median."""

    name: str
    counts: tuple[int, int, int, int, int]
    median: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one subject; `counts` of each score, 1 first.

    None where fewer than five voted; `sides` is empty where one of them would be too small.
    """

    voters: int
    median: float | None = None
    low: float | None = None
    high: float | None = None
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    sides: tuple[Side, ...] = ()

    @property
    def width(self) -> float:
        """Points between the quartiles; 0 where nothing may be told."""
        return (self.high or 0.0) - (self.low or 0.0)

    @property
    def gap(self) -> float:
        """Points between the medians of the two sides furthest apart."""
        medians = [side.median for side in self.sides]
        return max(medians) - min(medians) if len(medians) > 1 else 0.0

    @property
    def is_contested(self) -> bool:
        return max(self.width, self.gap) >= APART


def spread(votes: Sequence[Vote]) -> Spread:
    """Quartiles are the medians of both halves, the middle vote in each (Tukey's hinges, 1977)."""
    if len(votes) < FEWEST:
        return Spread(len(votes))
    scores = sorted(vote.score for vote in votes)
    half = (len(scores) + 1) // 2
    return Spread(
        len(scores),
        float(median(scores)),
        float(median(scores[:half])),
        float(median(scores[-half:])),
        counted(scores),
        _sides(votes),
    )


def _sides(votes: Sequence[Vote]) -> tuple[Side, ...]:
    """All of them, or none: one left out would be had by difference."""
    names = sorted({vote.bloc for vote in votes})
    held: Mapping[str, list[int]] = {
        name: [vote.score for vote in votes if vote.bloc == name] for name in names
    }
    if len(names) < 2 or min(len(scores) for scores in held.values()) < FEWEST:
        return ()
    return tuple(_side(name, scores) for name, scores in held.items())


def _side(name: str, scores: list[int]) -> Side:
    return Side(name, counted(scores), float(median(scores)))


def counted(scores: Sequence[int]) -> tuple[int, int, int, int, int]:
    """How many gave each score, 1 first."""
    one, two, three, four, five = (scores.count(score) for score in range(1, 6))
    return one, two, three, four, five


def minutes(one: Spread) -> int:
    """How long to speak of it: three minutes a point of divergence, to the next five, at most twenty."""
    apart = max(one.width, one.gap)
    return min(20, 5 * round(-(-3 * apart // 5)))
