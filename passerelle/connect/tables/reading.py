"""Open any tabular file, or look at its first rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.from_csv import csv_records, csv_shape
from passerelle.connect.tables.from_parquet import parquet_records
from passerelle.connect.tables.from_xlsx import XlsxRecords, sheet_names
from passerelle.connect.tables.header import (
    LOOK_AHEAD,
    find_header,
    name_columns,
    refuse_duplicates,
)
from passerelle.connect.tables.kinds import Kind, kind_of
from passerelle.connect.tables.row import Cell, Row
from passerelle.connect.tables.table import Records, Table


@dataclass(frozen=True, slots=True)
class How:
    """How to read the file where the person knows better than detection."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Peek:
    """What a file looks like: enough for a preview and for a mapping."""

    kind: Kind
    columns: tuple[str, ...]
    header_row: int
    rows: tuple[Row, ...]
    encoding: str | None = None
    delimiter: str | None = None
    sheets: tuple[str, ...] = ()


def open_table(
    path: Path, *, how: How | None = None, limits: Limits = DEFAULT, repeated: bool = False
) -> Table:
    """The table in a CSV (packed or not), XLSX or Parquet file; InputError when it cannot be one.

    `repeated` accepts several columns of one name, as trackers write them.
    """
    how = how or How()
    kind = kind_of(path, limits)
    if kind == "json":
        raise refusal("unknown-kind", path.name, found="json")
    records = _records(path, kind=kind, how=how, limits=limits)
    first = list(islice(records(), LOOK_AHEAD))
    if not first:
        raise refusal("empty-file", path.name)
    header_row, cells = first[find_header(first)]
    columns = _columns(cells, first, file=path.name, row=header_row, limits=limits)
    if not repeated:
        refuse_duplicates(columns, file=path.name, row=header_row)
    return Table(path.name, kind, columns, header_row, limits, records)


def _records(path: Path, *, kind: Kind, how: How, limits: Limits) -> Records:
    if kind == "xlsx":
        return XlsxRecords(path, sheet=how.sheet, limits=limits)
    if kind == "parquet":
        return partial(parquet_records, path, limits)
    shape = csv_shape(path, limits, encoding=how.encoding, delimiter=how.delimiter)
    return partial(csv_records, path, shape, limits)


def _columns(
    cells: Sequence[Cell],
    first: Sequence[tuple[int, Sequence[Cell]]],
    *,
    file: str,
    row: int,
    limits: Limits,
) -> tuple[str, ...]:
    """The header, less its empty end when no row has anything under it."""
    if len(cells) > limits.columns:
        raise refusal("too-many-columns", file, row=row, limit=limits.columns)
    width = max(_filled(record) for number, record in first if number >= row)
    return name_columns(cells[: max(min(width, len(cells)), 1)], file=file, row=row)


def _filled(cells: Sequence[Cell]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell != ""), default=0)


def peek(
    path: Path, *, how: How | None = None, limits: Limits = DEFAULT, repeated: bool = True
) -> Peek:
    """The kind, the way the text is written, the columns and the first 20 rows."""
    how = how or How()
    kind = kind_of(path, limits)
    if kind == "csv":
        shape = csv_shape(path, limits, encoding=how.encoding, delimiter=how.delimiter)
        how = How(shape.encoding, shape.delimiter)
    sheets = sheet_names(path, limits) if kind == "xlsx" else ()
    table = open_table(path, how=how, limits=limits, repeated=repeated)
    rows: Iterator[Row] = iter(table.sample(20))
    return Peek(
        kind, table.columns, table.header_row, tuple(rows), how.encoding, how.delimiter, sheets
    )
