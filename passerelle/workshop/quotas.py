"""How many of each score one may give: a forced distribution, so that not everything is a priority. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SHAPE = {5: 0.10, 4: 0.20, 3: 0.40, 2: 0.20, 1: 0.10}
"""The share of subjects that may have each score."""


def quotas(subjects: int) -> dict[int, int]:
    """How many subjects may have each score, 5 first: they add up to `subjects`, by largest remainder;
    from five subjects on, one of each at least.

    Of two equal remainders, the higher score keeps it: with few subjects somebody must be able to say yes.
    """
    exact = {score: share * subjects for score, share in SHAPE.items()}
    given = {score: int(part) for score, part in exact.items()}
    left = subjects - sum(given.values())
    by_rest = sorted(exact, key=lambda score: (given[score] - exact[score], -score))
    for score in by_rest[:left]:
        given[score] += 1
    if subjects >= len(SHAPE):  # somebody must be able to say no, too
        for score in (score for score, count in given.items() if not count):
            given[score], given[3] = 1, given[3] - 1
    return given


def left(subjects: int, given: Iterable[int | None]) -> dict[int, int]:
    """What may still be given, once these scores are."""
    held = list(given)
    return {score: most - held.count(score) for score, most in quotas(subjects).items()}


def is_full(score: int, *, subjects: int, others: Iterable[int | None]) -> bool:
    """Whether the scores given to the other subjects leave none of this one."""
    room: Mapping[int, int] = left(subjects, others)
    return room[score] <= 0
