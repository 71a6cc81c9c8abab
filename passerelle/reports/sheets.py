"""Tables for people: CSV that any spreadsheet opens, XLSX written row by row; formulas neutralised.

What is written here and read back by `connect.tables.open_table` is the same, cell for cell: texts in both; in
XLSX numbers, truth values and dates without zone too. A moment with a zone is ISO 8601 text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from passerelle.kernel.cells import escape_cell
from passerelle.kernel.errors import InputError, InputProblem, Place

Value = str | int | float | bool | dt.datetime | dt.date | None
Target = Path | IO[bytes]

_XLSX_TEXT = 32_767
_EXACT_INT = 2**53
_CODED = re.compile(r"_x[0-9a-fA-F]{4}_")
_UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def write_csv(
    target: Target,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    delimiter: str = ",",
) -> None:
    """UTF-8 with a mark (so that spreadsheets show accents), every cell quoted, texts escaped."""
    with _bytes(target) as stream:
        text = io.TextIOWrapper(stream, "utf-8-sig", newline="", errors="replace")
        writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerow([escape_cell(name) for name in columns])
        writer.writerows([_csv_cell(value) for value in row] for row in rows)
        text.flush()
        text.detach()


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The whole CSV in memory, for an answer of a page."""
    stream = io.BytesIO()
    write_csv(stream, columns, rows)
    return stream.getvalue()


def _bytes(target: Target) -> AbstractContextManager[IO[bytes]]:
    return target.open("wb") if isinstance(target, Path) else nullcontext(target)


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return escape_cell(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


class _ExactSheet(Worksheet):  # type: ignore[misc]  # the package has no types
    """Writes every character and every float so that they read back the same."""

    @staticmethod
    def _escape_control_characters(data: str | int) -> str | int:
        if isinstance(data, int):  # a truth value passes here too
            return data
        data = _CODED.sub(lambda found: "_x005F" + found[0], data)
        data = _UNHOLDABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", data)
        return "_x003C_" + data[1:] if data.startswith("<r>") else data  # never raw XML

    def _xml_number_element(self, number: float, attributes: Any = ()) -> None:
        placed = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{placed}><v>{number!r}</v></c>")


def write_xlsx(
    target: Target,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str = "Passerelle",
) -> None:
    """One sheet in constant memory; InputError `unwritable-cell` past 32,767 characters."""
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss"}
    with Workbook(str(target) if isinstance(target, Path) else target, options) as book:
        page = book.add_worksheet(sheet, worksheet_class=_ExactSheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.freeze_panes(1, 0)
        _write_row(page, 0, columns, day)
        for index, values in enumerate(rows, start=1):
            _write_row(page, index, values, day)


def _write_row(page: Worksheet, index: int, values: Sequence[Value], day: Any) -> None:
    for column, value in enumerate(values):
        if value is None or value == "":
            continue
        if isinstance(value, bool):
            page.write_boolean(index, column, value)
        elif _is_number(value):
            page.write_number(index, column, value)
        elif isinstance(value, dt.datetime) and value.tzinfo is None:
            page.write_datetime(index, column, value)
        elif isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            page.write_datetime(index, column, value, day)
        else:
            page.write_string(index, column, _xlsx_text(value, row=index + 1, column=column))


def _is_number(value: Value) -> bool:
    if isinstance(value, float):
        return value == value and abs(value) != float("inf")
    return isinstance(value, int) and abs(value) <= _EXACT_INT


def _xlsx_text(value: Value, *, row: int, column: int) -> str:
    text = value.isoformat() if isinstance(value, dt.datetime) else str(value)
    text = escape_cell(text) if isinstance(value, str) else text
    if len(text) > _XLSX_TEXT:
        place = Place(row=row, column=xl_col_to_name(column))
        raise InputError(InputProblem("unwritable-cell", place, {"limit": _XLSX_TEXT}))
    return text
