"""How near found change points are to the true ones, as the Turing change point data set scores them.

Source: van den Burg and Williams, "An evaluation of change point detection algorithms", 2020.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

MARGIN = 5


def f1(truths: Sequence[Collection[int]], found: Collection[int], *, margin: int = MARGIN) -> float:
    """F1 of `found` against what each person saw; index 0 counts as a change point of everybody.

    Precision counts what anybody saw, recall is the mean over people; a true one is met once.
    """
    seen = [{0, *truth} for truth in truths]
    claimed = {0, *found}
    precision = len(_met(set().union(*seen), claimed, margin)) / len(claimed)
    recall = sum(len(_met(truth, claimed, margin)) / len(truth) for truth in seen) / len(seen)
    return 2 * precision * recall / (precision + recall)


def _met(truth: set[int], claimed: set[int], margin: int) -> set[int]:
    left, met = set(claimed), set()
    for true in sorted(truth):
        close = [c for c in left if abs(c - true) <= margin]
        if close:
            left.remove(min(close, key=lambda c: abs(c - true)))
            met.add(true)
    return met


def covering(truths: Sequence[Collection[int]], found: Collection[int], *, periods: int) -> float:
    """Share of the series on which the found pieces agree with the true ones (Jaccard), 0 to 1."""
    ours = _pieces(found, periods)
    each = [_covered(_pieces(truth, periods), ours, periods) for truth in truths]
    return sum(each) / len(each)


def _pieces(cuts: Collection[int], periods: int) -> list[set[int]]:
    edges = [0, *sorted({c for c in cuts if 0 < c < periods}), periods]
    return [set(range(a, b)) for a, b in pairwise(edges)]


def _covered(truth: list[set[int]], ours: list[set[int]], periods: int) -> float:
    best = (len(t) * max(len(t & o) / len(t | o) for o in ours) for t in truth)
    return sum(best) / periods
