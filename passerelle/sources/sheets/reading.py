"""A sheet read by the names of its columns: values by field, dates and numbers understood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from passerelle.connect.dates import DateFormat, date_problem, decide_date_columns
from passerelle.connect.fields import FIELDS, Field
from passerelle.connect.limits import DEFAULT
from passerelle.connect.mapping import detect, require
from passerelle.connect.numbers import NumberFormat, decide_numbers
from passerelle.connect.problems import refusal
from passerelle.connect.tables import How, Row, Table, open_table
from passerelle.kernel.errors import DomainError, InputProblem
from passerelle.sources.problems import problem, stops
from passerelle.sources.refusing import FileRefusedError
from passerelle.sources.sheets.points import named, parted, read

SAMPLE = 5_000
LIMITS = replace(DEFAULT, rows=3_000)
"""What a hand keeps: 1,500 initiatives take 5 s of processor time to write, while others wait to write."""
_LIST = re.compile(r"\s*[;\n]\s*|\s*,\s+")


@dataclass
class Line:
    """One row: `values` holds only what is filled in; `columns` names each field's column."""

    number: int
    file: str
    values: dict[str, Any]
    columns: dict[str, str]

    def get(self, name: str) -> Any:
        return self.values.get(name)

    def place(self, name: str | None = None) -> dict[str, Any]:
        """Where it is, for a problem."""
        return {
            "file": self.file,
            "row": self.number,
            "column": self.columns.get(name) if name else None,
        }


@dataclass
class Sheet:
    """What a sheet holds, of which kind, and what is wrong with the rows that are left out."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    problems: list[InputProblem] = field(default_factory=list)


def read_sheet(
    path: Path,
    kinds: Sequence[str],
    *,
    tz: dt.tzinfo,
    mapping: dict[str, str] | None = None,
    said: dict[str, str] | None = None,
    dayfirst: bool | None = None,
    how: How | None = None,
) -> Sheet:
    """The sheet as the kind that fits it best. InputError when a needed column is missing.

    `mapping` is the whole of it; `said` only completes what is recognised by name.
    """
    table = open_table(path, how=how, limits=LIMITS)
    kind, found = best(table.columns, kinds, mapping)
    found = _completed(found, said or {}, kind, table=table)
    require(kind, found, table.columns, file=table.file, row=table.header_row)
    reader = _Reader(table, kind, found, tz=tz, dayfirst=dayfirst)
    sheet, held = Sheet(kind), 0
    for row in table.rows():
        if isinstance(row, InputProblem):
            sheet.problems.append(row)
            continue
        held += row.length
        if held > LIMITS.held:
            raise refusal("too-big", table.file, row=row.number, limit=LIMITS.held, what="texts")
        line, wrong = reader.line(row)
        sheet.problems += wrong
        if not wrong:
            sheet.lines.append(line)
    if stopping := [one for one in sheet.problems if stops(one) == "file"]:
        raise FileRefusedError(stopping)
    if not sheet.lines and not sheet.problems:
        raise table.without_rows()
    return sheet


def best(
    columns: Sequence[str], kinds: Sequence[str], mapping: dict[str, str] | None
) -> tuple[str, dict[str, str]]:
    """The kind whose needed columns are there, the richest first, and its mapping.

    One that lacks a needed column, yet knows more than twice as many, is what was meant: people without
    their addresses are not teams.
    """
    found = [(kind, mapping or detect(kind, columns)) for kind in kinds]
    needed = {kind: [one.name for one in FIELDS[kind] if one.required] for kind in kinds}
    whole = [(kind, known) for kind, known in found if known.keys() >= set(needed[kind])]
    fullest = max(found, key=lambda pair: len(pair[1]))
    fit = max(whole, key=lambda pair: (len(needed[pair[0]]), len(pair[1])), default=fullest)
    return fullest if len(fullest[1]) > 2 * len(fit[1]) else fit


def _completed(
    found: dict[str, str], said: dict[str, str], kind: str, *, table: Table
) -> dict[str, str]:
    """What the person says wins, and takes its column from the field that had it."""
    names = {one.name for one in FIELDS[kind]}
    for name in said:
        if name not in names:
            raise DomainError(
                _("“%(name)s” is not a field of this kind of file.") % {"name": name},
                _("Fields are: %(names)s.") % {"names": ", ".join(sorted(names))},
            )
        table.position(said[name])
    kept = {name: column for name, column in found.items() if column not in said.values()}
    return {name: column for name, column in (kept | said).items() if name in names}


class _Reader:
    """Decides once how each column is written, then reads rows."""

    def __init__(
        self,
        table: Table,
        kind: str,
        mapping: dict[str, str],
        *,
        tz: dt.tzinfo,
        dayfirst: bool | None,
    ) -> None:
        self.file, self.mapping, self.tz = table.file, mapping, tz
        self.fields = {one.name: one for one in FIELDS[kind] if one.name in mapping}
        self.at = {name: table.position(mapping[name]) for name in self.fields}
        rows = table.sample(SAMPLE)
        dated = {mapping[n]: self._cells(rows, n) for n in self._shaped("date")}
        self.dates: dict[str, DateFormat] = decide_date_columns(
            dated, file=table.file, tz=tz, dayfirst=dayfirst
        )
        self.numbers: dict[str, NumberFormat] = {
            name: decide_numbers(cells, file=table.file, column=mapping[name])
            for name, cells in self._written(rows)
        }

    def _shaped(self, shape: str) -> Iterator[str]:
        return (name for name, one in self.fields.items() if one.shape == shape)

    def _cells(self, rows: list[Row], name: str) -> list[tuple[int, object]]:
        at = self.at[name]
        return [(row.number, row.cells[at]) for row in rows if row.cells[at] != ""]

    def _written(self, rows: list[Row]) -> Iterator[tuple[str, list[tuple[int, object]]]]:
        """The cells of each column of numbers."""
        yield from ((name, self._cells(rows, name)) for name in self._shaped("number"))
        yield from ((name, parted(self._cells(rows, name))) for name in self._shaped("points"))

    def line(self, row: Row) -> tuple[Line, list[InputProblem]]:
        values: dict[str, Any] = {}
        wrong: list[InputProblem] = []
        for name, one in self.fields.items():
            cell = row.cells[self.at[name]]
            value = self._value(one, cell)
            if value not in (None, "", []):
                if one.shape == "points":
                    values = named(name, value) | values
                else:
                    values[name] = value
            elif isinstance(cell, str) and not cell.strip():
                wrong += self._needed(one, row)
            else:
                wrong.append(self._unreadable(one, row, cell))
        return Line(row.number, self.file, values, self.mapping), wrong

    def _value(self, one: Field, cell: Any) -> Any:
        if one.shape == "date":
            moment = self.dates[self.mapping[one.name]].read(cell)
            return moment.at.astimezone(self.tz).date() if moment else None
        if one.shape == "number":
            return self.numbers[one.name].read(cell)
        if one.shape == "points":
            return read(cell, self.numbers[one.name])
        text = _words(cell)
        if one.shape == "list":
            return [part for part in _LIST.split(text) if part]
        return text

    def _needed(self, one: Field, row: Row) -> list[InputProblem]:
        if not one.required:
            return []
        column = self.mapping[one.name]
        return [problem("missing-value", self.file, row=row.number, column=column, field=column)]

    def _unreadable(self, one: Field, row: Row, cell: Any) -> InputProblem:
        column = self.mapping[one.name]
        if one.shape == "date":
            return date_problem(cell, file=self.file, row=row.number, column=column)
        found, what = str(cell)[:80], "bad-points" if one.shape == "points" else "bad-number"
        return problem(what, self.file, row=row.number, column=column, found=found)


def _words(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
