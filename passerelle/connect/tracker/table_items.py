"""Tracker items from a table: Jira's CSV export in English or French, or any mapped CSV or XLSX."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from passerelle.connect.dates import decide_date_columns
from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.mapping import FIELDS, detect, require
from passerelle.connect.numbers import decide_numbers
from passerelle.connect.problems import problem
from passerelle.connect.tables import How, Row, Table, open_table
from passerelle.connect.tracker.columns import Columns
from passerelle.connect.tracker.items import TrackerItem
from passerelle.connect.tracker.table_row import read_row
from passerelle.kernel.errors import InputProblem

_SAMPLE = 5_000
_DATES = tuple(field.name for field in FIELDS["tracker"] if field.shape == "date")


def read_tracker_table(
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    tz: dt.tzinfo = dt.UTC,
    dayfirst: bool | None = None,
    how: How | None = None,
    limits: Limits = DEFAULT,
) -> Iterator[TrackerItem | InputProblem]:
    """Items without history (`changes` is None), row by row, and what is wrong with the other rows.

    InputError when a needed column is missing or when the dates cannot be decided.
    """
    table = open_table(path, how=how, limits=limits, repeated=True)
    mapping = dict(mapping) if mapping is not None else detect("tracker", table.columns)
    require("tracker", mapping, table.columns, file=table.file, row=table.header_row)
    columns = decide_columns(table, mapping, tz=tz, dayfirst=dayfirst)
    seen: set[str] = set()
    for row in table.rows():
        if isinstance(row, InputProblem):
            yield row
            continue
        item = read_row(row, columns)
        if isinstance(item, TrackerItem):
            if item.external_id in seen:
                yield problem("duplicate-item", table.file, row=row.number, item=item.key)
                continue
            seen.add(item.external_id)
        yield item
    if not seen and not table.sample(1):
        raise table.without_rows()


def decide_columns(
    table: Table, mapping: Mapping[str, str], *, tz: dt.tzinfo, dayfirst: bool | None
) -> Columns:
    """Where each field lies and how its dates and numbers are written, from the first rows."""
    rows = table.sample(_SAMPLE)
    dates = {
        mapping[name]: _values(table, rows, mapping[name]) for name in _DATES if name in mapping
    }
    formats = decide_date_columns(dates, file=table.file, tz=tz, dayfirst=dayfirst)
    column = mapping.get("estimate")
    estimates = _values(table, rows, column) if column else []
    number = decide_numbers(estimates, file=table.file, column=column or "")
    return Columns.of(table, mapping, formats, number)


def _values(table: Table, rows: list[Row], column: str) -> list[tuple[int, object]]:
    place = table.position(column)
    return [(row.number, row.cells[place]) for row in rows if row.cells[place] != ""]
