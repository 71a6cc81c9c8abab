"""Which values of each dimension are kept, so that their combinations stay under a stated number."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAVES = 40_000
MOST = 250
"""Values kept of one dimension at most: each is a comparison for every row of the table."""
OTHER = ""
"""The values that are not kept, together. No value of a dimension is empty: those are `unknown`."""


@dataclass(frozen=True, slots=True)
class Folded:
    """One dimension: the values kept (most rows first), and what went into `OTHER`."""

    dimension: str
    kept: tuple[str, ...]
    values: int
    rows: int

    @property
    def size(self) -> int:
        return max(len(self.kept) + (self.values > 0), 1)

    @property
    def names(self) -> tuple[str, ...]:
        """The values in the order of their codes."""
        return (*self.kept, OTHER) if self.values or not self.kept else self.kept


@dataclass(frozen=True, slots=True)
class Former:
    """What an earlier roll-up kept of a dimension; `is_cut` when it folded the others, which then stay so."""

    kept: tuple[str, ...]
    is_cut: bool


NEW = Former((), False)


def fold(
    rows: Mapping[str, Mapping[str, int]],
    *,
    leaves: int = LEAVES,
    former: Mapping[str, Former] | None = None,
) -> tuple[Folded, ...]:
    """Keep the values with the largest shares of rows while the product of sizes stays within `leaves`.

    `rows` gives for each dimension the rows of each value. Every dimension is cut at about the same
    share, so that a value of a dimension with few values is not preferred to one of a long list.
    What a `former` roll-up kept is kept, so that days read later can stand beside it.
    """
    before = [(former or {}).get(name, NEW) for name in rows]
    order = [_order(values, one) for values, one in zip(rows.values(), before, strict=True)]
    shares = [[rows[d].get(v, 0) for v in o] for d, o in zip(rows, order, strict=True)]
    kept = _sizes(shares, leaves, before)
    return tuple(
        Folded(name, tuple(o[:k]), len(o) - k, sum(rows[name].get(v, 0) for v in o[k:]))
        for name, o, k in zip(rows, order, kept, strict=True)
    )


def _order(values: Mapping[str, int], former: Former) -> list[str]:
    left = sorted(values.keys() - set(former.kept), key=lambda v: (-values[v], v))
    return [*former.kept, *left]


def _sizes(shares: Sequence[Sequence[int]], leaves: int, before: Sequence[Former]) -> list[int]:
    kept = [len(one.kept) for one in before]
    open_ = {i for i, one in enumerate(before) if not one.is_cut}
    while open_ := {i for i in open_ if kept[i] < min(len(shares[i]), MOST)}:
        largest = max(open_, key=lambda i: (shares[i][kept[i]], -i))
        step = 2 if kept[largest] == len(shares[largest]) - 2 else 1  # the last one takes no room
        wanted = [k + step * (i == largest) for i, k in enumerate(kept)]
        if math.prod(_room(k, len(s)) for k, s in zip(wanted, shares, strict=True)) > leaves:
            open_.discard(largest)
        else:
            kept = wanted
    return kept


def _room(kept: int, values: int) -> int:
    return max(kept + (kept < values), 1)
