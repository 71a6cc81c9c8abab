"""Convert row by row, for files whose cells are written by people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from passerelle.connect import arrow  # noqa: F401  before the first array
from passerelle.connect.dates import date_problem
from passerelle.connect.limits import Limits
from passerelle.connect.measures.converting import AFTER, FIRST, SHOWN, UNKNOWN, Converted
from passerelle.connect.measures.plan import MeasurePlan
from passerelle.connect.problems import problem
from passerelle.connect.tables import How, Row, Table, open_table
from passerelle.kernel.errors import InputProblem

_CHUNK = 20_000
_HELD = 4_000_000  # characters of dimensions in a chunk
_KEPT = 100_000  # moments remembered: measure files repeat the same few thousand


def schema_of(plan: MeasurePlan) -> pa.Schema:
    """The columns of the Parquet file."""
    fields = [("time", pa.timestamp("us"))]
    fields += [(name, pa.string()) for name in plan.written.values()]
    fields += [("value", pa.float64())]
    return pa.schema(fields + ([("denominator", pa.float64())] if plan.denominator else []))


class _Reader:
    """Reads the cells of a row into columns."""

    def __init__(self, table: Table, plan: MeasurePlan, value: str) -> None:
        self.table, self.plan = table, plan
        self.time = table.position(plan.time)
        self.dimensions = [table.position(name) for name in plan.dimensions]
        names = [value, *filter(None, [plan.denominator])]
        self.numbers = [(table.position(name), name, plan.numbers[name]) for name in names]
        self.moments: dict[object, dt.datetime] = {}
        self.empty = self.held = 0
        self.first: dt.datetime | None = None
        self.last: dt.datetime | None = None
        self.problems: list[InputProblem] = []
        self.columns: list[list[Any]] = []
        self.clear()

    def clear(self) -> None:
        self.held = 0
        self.columns = [[] for _ in range(1 + len(self.dimensions) + len(self.numbers))]

    def take(self, row: Row) -> None:
        cells = row.cells
        numbers: list[float | None] = []
        for place, name, form in self.numbers:
            number = form.read(cells[place])
            if number is None and cells[place] != "":
                self.tell(row, "bad-number", name, found=str(cells[place])[:80])
            numbers.append(number)
        moment = self.moments.get(cells[self.time]) or self._moment(row)
        if numbers[0] is None or moment is None:
            self.empty += 1
            return
        written = [str(cells[place]).strip() or UNKNOWN for place in self.dimensions]
        self.held += sum(map(len, written))
        for column, value in zip(self.columns, (moment, *written, *numbers), strict=True):
            column.append(value)

    def _moment(self, row: Row) -> dt.datetime | None:
        cell = row.cells[self.time]
        if cell == "":
            self.tell(row, "missing-value", self.plan.time, field="time")
            return None
        moment = self.plan.dates.read(cell)
        if moment is None:
            place = {"file": self.table.file, "row": row.number, "column": self.plan.time}
            self.problems.append(date_problem(cell, **place))  # type: ignore[arg-type]
            return None
        if not FIRST <= moment.local.date() < AFTER:
            self.tell(row, "bad-date", self.plan.time, found=str(cell)[:80], item="")
            return None
        if len(self.moments) >= _KEPT:
            self.moments.clear()
        self.moments[cell] = moment.local
        self.first = min(self.first or moment.local, moment.local)
        self.last = max(self.last or moment.local, moment.local)
        return moment.local

    def tell(self, row: Row, code: str, column: str, **facts: str) -> None:
        self.problems.append(problem(code, self.table.file, row=row.number, column=column, **facts))


def convert_rows(
    path: Path, part: Path, plan: MeasurePlan, *, value: str, how: How | None, limits: Limits
) -> Converted:
    """Write `part` in chunks; stop after the first 50 problems."""
    table = open_table(path, how=how, limits=limits)
    reader = _Reader(table, plan, value)
    schema, rows = schema_of(plan), 0
    with pq.ParquetWriter(part, schema, compression="zstd") as writer:
        for columns in _chunks(reader):
            writer.write_table(pa.table(columns, schema=schema))
            rows += len(columns[0])
    problems = tuple(reader.problems[:SHOWN])
    return Converted(rows, reader.empty, reader.first, reader.last, problems)


def _chunks(reader: _Reader) -> Iterator[list[list[Any]]]:
    for row in reader.table.rows():
        if isinstance(row, InputProblem):
            reader.problems.append(row)
        else:
            reader.take(row)
        if len(reader.problems) >= SHOWN:
            return
        if len(reader.columns[0]) >= _CHUNK or reader.held > _HELD:
            yield reader.columns
            reader.clear()
    yield reader.columns
