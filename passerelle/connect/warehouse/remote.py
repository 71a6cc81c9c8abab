"""PostgreSQL, Spark and the others, through Ibis: only aggregates come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from passerelle.connect.problems import refusal
from passerelle.connect.warehouse import expressions
from passerelle.connect.warehouse.asked import Asked, Sort
from passerelle.connect.warehouse.connecting import connected
from passerelle.connect.warehouse.fold import Folded
from passerelle.connect.warehouse.refusals import told
from passerelle.connect.warehouse.session import Session
from passerelle.connect.warehouse.source import Source
from passerelle.connect.warehouse.watch import watched


@contextmanager
def remote(source: Source) -> Iterator[Session]:
    """A session on a table of a warehouse; InputError when it refuses."""
    with told(source), connected(source) as base:
        yield _Remote(_table(base.ibis, source), source, base.cancel)


def _table(base: Any, source: Source) -> Any:
    if "/" in source.table and hasattr(base, "read_parquet"):
        return base.read_parquet(source.table)
    schema, _, name = source.table.rpartition(".")
    return base.table(name, database=schema or None)


class _Remote:
    def __init__(self, table: Any, source: Source, cancel: Any) -> None:
        self.table, self.source, self.cancel = table, source, cancel

    def columns(self) -> Mapping[str, Sort]:
        return expressions.sorts(self.table)

    def margins(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        if not asked.dimensions:
            return iter(())
        return self._batches(
            expressions.margins(self._rows(asked), asked).limit(self.source.bounds.rows + 1)
        )

    def hours(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        return self._batches(expressions.hours(self._rows(asked), asked))

    def duplicates(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        return self._batches(expressions.duplicates(self._rows(asked), asked))

    def leaves(self, asked: Asked, folds: Sequence[Folded]) -> Iterator[pa.RecordBatch]:
        return self._batches(expressions.leaves(self._rows(asked), asked, folds))

    def _rows(self, asked: Asked) -> Any:
        return expressions.asked_rows(self.table, asked)

    def _batches(self, expression: Any) -> Iterator[pa.RecordBatch]:
        with watched(self.source.bounds.seconds, self.cancel) as late:
            try:
                yield from expression.to_pyarrow_batches(chunk_size=100_000)
            except Exception as bad:
                if late.is_set():
                    limit = self.source.bounds.seconds
                    raise refusal("too-slow", self.source.place, limit=limit) from bad
                raise
