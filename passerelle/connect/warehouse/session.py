"""What every place of data can do: four questions, whose answers are aggregates in Arrow batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import pyarrow as pa

from passerelle.connect.warehouse.asked import Asked, Sort
from passerelle.connect.warehouse.fold import Folded


class Session(Protocol):
    """A read-only session on one table."""

    def columns(self) -> Mapping[str, Sort]:
        """The columns and what they may serve for."""

    def margins(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        """`day, dimension (index), value (null where unknown), sum, total, rows`."""

    def hours(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        """`day, hour, sum, total, rows`; `day` is null for rows without a time."""

    def duplicates(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        """`day, duplicates` of the key."""

    def leaves(self, asked: Asked, folds: Sequence[Folded]) -> Iterator[pa.RecordBatch]:
        """`day, leaf (mixed-radix number of its codes), sum, total, rows`."""


def radix(folds: Sequence[Folded]) -> list[int]:
    """What one step of each dimension's code adds to the number of a leaf; the last dimension runs fastest."""
    steps, step = [], 1
    for folded in reversed(folds):
        steps.append(step)
        step *= folded.size
    return steps[::-1]
