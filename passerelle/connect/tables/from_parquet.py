"""The rows of a Parquet file, a batch at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from passerelle.connect.limits import Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.opening import tell
from passerelle.connect.tables.row import Cell

_BATCH = 8_192


def parquet_columns(path: Path, limits: Limits) -> tuple[str, ...]:
    """The names of its columns; InputError on a damaged file, too many columns or a nested one."""
    import pyarrow.types as types

    file = _open(path)
    schema, metadata = file.schema_arrow, file.metadata
    if len(schema) > limits.columns:
        raise refusal("too-many-columns", path.name, limit=limits.columns)
    if metadata.num_rows > limits.rows:
        raise refusal("too-many-rows", path.name, limit=limits.rows)
    unpacked = sum(metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    if unpacked > limits.unpacked:
        raise refusal("too-big", path.name, limit=limits.unpacked, what="bytes")
    if unpacked > max(limits.ratio_from, limits.ratio * path.stat().st_size):
        raise refusal("too-big", path.name, limit=limits.ratio, what="ratio")
    for field in schema:
        if types.is_nested(field.type) or types.is_binary(field.type):
            raise refusal("nested-column", path.name, column=field.name, type=str(field.type))
    return tuple(schema.names)


def parquet_records(path: Path, limits: Limits) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The column names as row 1, then every row. A text that comes back is held once: a small file may hold
    a long one millions of times.
    """
    import pyarrow as pa
    import pyarrow.types as types

    names = parquet_columns(path, limits)
    yield 1, list(names)
    number = 2
    texts = [
        one.name
        for one in _open(path).schema_arrow
        if types.is_string(one.type) or types.is_large_string(one.type)
    ]
    try:
        file, size = _open(path, texts), path.stat().st_size
        for batch in file.iter_batches(_BATCH):
            columns = [[_cell(value) for value in _values(column)] for column in batch.columns]
            for row in zip(*columns, strict=True):
                yield number, row
                number += 1
            tell(size * (number - 2) // file.metadata.num_rows, size)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as bad:
        raise refusal("corrupt-parquet", path.name, row=number) from bad


def _open(path: Path, texts: Sequence[str] = ()) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path, read_dictionary=list(texts))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as bad:
        raise refusal("corrupt-parquet", path.name) from bad


def _values(column: Any) -> list[Any]:
    """Python values; nanoseconds, which Python's dates cannot hold, are cut to microseconds."""
    import pyarrow as pa
    import pyarrow.types as types

    if types.is_dictionary(column.type):
        known = [*column.dictionary.to_pylist(), None]
        return [known[-1 if at is None else at] for at in column.indices.to_pylist()]
    if types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return list(column.to_pylist())


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, str | int | float | bool | dt.date | dt.time):
        return value
    return str(value)
