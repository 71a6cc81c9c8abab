"""What a measure file holds: its time column, its value columns, its dimensions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from passerelle.connect.dates import DateFormat, decide_dates
from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.mapping import detect
from passerelle.connect.measures.columns import Sort, sort_column
from passerelle.connect.numbers import Decimal, NumberFormat, decide_numbers
from passerelle.connect.problems import refusal
from passerelle.connect.tables import How, Kind, Row, Table, open_table

_SAMPLE = 2_000
RESERVED = ("time", "value", "denominator")


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says of the file; what is left out is detected."""

    time: str | None = None
    values: Sequence[str] = ()
    by: Sequence[str] | None = None
    denominator: str | None = None
    dayfirst: bool | None = None
    decimal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    """`wide`: each value column is a measure of its own; `long`: rows are parted by dimensions.

    `ignored` are columns that are neither (free text, identifiers). `dates` and `numbers` say how the
    cells are read.
    """

    kind: Kind
    shape: Literal["wide", "long"]
    time: str
    values: tuple[str, ...]
    dimensions: tuple[str, ...]
    ignored: tuple[str, ...]
    denominator: str | None
    dates: DateFormat
    numbers: Mapping[str, NumberFormat]

    @property
    def written(self) -> dict[str, str]:
        """Dimension to its column in the Parquet file: as named, unless the name is taken there."""
        return written_as(self.dimensions)


def written_as(dimensions: Sequence[str]) -> dict[str, str]:
    """Dimension to its column among values: as named, unless the name is taken there."""
    taken, names = set(RESERVED), {}
    for dimension in dimensions:
        name = dimension
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names[dimension] = name
    return names


def describe(
    path: Path,
    *,
    said: Said | None = None,
    tz: dt.tzinfo = dt.UTC,
    how: How | None = None,
    limits: Limits = DEFAULT,
) -> MeasurePlan:
    """The plan of a CSV, XLSX or Parquet file, from its first 2,000 rows.

    InputError `no-time-column`, `no-value-column`, `missing-column` (something said is not there),
    `mixed-dates`, `ambiguous-dates`, `mixed-numbers`, `ambiguous-numbers`, or a file that cannot be read.
    """
    said = said or Said()
    table = open_table(path, how=how, limits=limits)
    rows = table.sample(_SAMPLE)
    if not rows:
        raise table.without_rows()
    _check_said(table, said)
    sorts = {name: sort_column(_cells(table, rows, name)) for name in table.columns}
    time = said.time or _time(table, sorts)
    dates = decide_dates(
        _cells(table, rows, time), file=table.file, column=time, tz=tz, dayfirst=said.dayfirst
    )
    values = _values(table, sorts, said, time)
    dimensions = _dimensions(sorts, said, {time, *values})
    used = {time, *values, *dimensions, said.denominator}
    return MeasurePlan(
        kind=table.kind,
        shape="long" if dimensions else "wide",
        time=time,
        values=values,
        dimensions=dimensions,
        ignored=tuple(name for name in table.columns if name not in used),
        denominator=said.denominator,
        dates=dates,
        numbers=_numbers(table, rows, [*values, *filter(None, [said.denominator])], said),
    )


def _cells(table: Table, rows: Sequence[Row], column: str) -> list[tuple[int, object]]:
    place = table.position(column)
    return [(row.number, row.cells[place]) for row in rows if row.cells[place] != ""]


def _check_said(table: Table, said: Said) -> None:
    for column in (said.time, *said.values, *(said.by or ()), said.denominator):
        if column is not None:
            table.position(column)


def _time(table: Table, sorts: Mapping[str, Sort]) -> str:
    """The date column that is named as one, or the first."""
    dated = [name for name in table.columns if sorts[name] == "date"]
    if not dated:
        raise refusal(
            "no-time-column", table.file, row=table.header_row, columns=list(table.columns[:40])
        )
    return detect("measure", dated).get("time", dated[0])


def _values(table: Table, sorts: Mapping[str, Sort], said: Said, time: str) -> tuple[str, ...]:
    if said.values:
        return tuple(said.values)
    apart = {time, said.denominator, *(said.by or ())}
    found = tuple(name for name in table.columns if sorts[name] == "number" and name not in apart)
    if not found:
        raise refusal(
            "no-value-column", table.file, row=table.header_row, columns=list(table.columns[:40])
        )
    return found


def _dimensions(sorts: Mapping[str, Sort], said: Said, used: set[str]) -> tuple[str, ...]:
    if said.by is not None:
        return tuple(said.by)
    return tuple(name for name, sort in sorts.items() if sort == "dimension" and name not in used)


def _numbers(
    table: Table, rows: Sequence[Row], columns: Sequence[str], said: Said
) -> dict[str, NumberFormat]:
    return {
        column: decide_numbers(
            _cells(table, rows, column), file=table.file, column=column, decimal=said.decimal
        )
        for column in columns
    }
