"""Events in a table, one a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from passerelle.connect.dates import DateFormat, date_problem, decide_dates
from passerelle.connect.events.dated import WORDS, Dated, kind_of_words
from passerelle.connect.limits import Limits
from passerelle.connect.mapping import FIELDS, detect
from passerelle.connect.problems import refusal
from passerelle.connect.tables import Row, Table, open_table
from passerelle.kernel.errors import InputError

_NEEDED = ("day", "kind", "name")
_DATED: tuple[str, ...] = ("day", "ends")


def table_events(path: Path, *, limits: Limits) -> Iterator[Dated]:
    """Row after row; the first one that cannot be read is refused with its place."""
    table = open_table(path, limits=limits)
    places = _places(table)
    dates = {field: _format(table, places[field]) for field in _DATED if field in places}
    for row in table.rows():
        if not isinstance(row, Row):
            raise InputError(row)
        yield _event(table, row, places, dates)


def _places(table: Table) -> dict[str, int]:
    """Named as a sheet of dated events names its columns (`connect/fields/events.py`)."""
    found = detect("events", table.columns)
    for field in FIELDS["events"]:
        if field.name in _NEEDED and field.name not in found:
            raise refusal(
                "missing-column",
                table.file,
                row=table.header_row,
                field=field.name,
                names=list(field.names),
                columns=list(table.columns[:40]),
            )
    return {field: table.position(column) for field, column in found.items()}


def _format(table: Table, place: int) -> DateFormat:
    cells = [(r.number, r.cells[place]) for r in table.sample(2_000) if r.cells[place] != ""]
    return decide_dates(cells, file=table.file, column=table.columns[place])


def _event(
    table: Table, row: Row, places: Mapping[str, int], dates: Mapping[str, DateFormat]
) -> Dated:
    day = _day(table, row, places["day"], dates["day"])
    if day is None:
        raise refusal(
            "missing-value",
            table.file,
            row=row.number,
            column=table.columns[places["day"]],
            field="day",
        )
    ends = _day(table, row, places["ends"], dates["ends"]) if "ends" in places else None
    name = str(row.cells[places["name"]]).strip()
    where = _where(table, row, places["where"]) if "where" in places else ()
    return Dated(day, _kind(table, row, places["kind"]), name, where, ends)


def _day(table: Table, row: Row, place: int, form: DateFormat) -> dt.date | None:
    cell = row.cells[place]
    if cell == "":
        return None
    moment = form.read(cell)
    if moment is None:
        at = {"file": table.file, "row": row.number, "column": table.columns[place]}
        raise InputError(date_problem(cell, **at))  # type: ignore[arg-type]
    return moment.local.date()


def _kind(table: Table, row: Row, place: int) -> str:
    text = str(row.cells[place])
    found = kind_of_words(text)
    if found is None:
        raise _unknown(table, row, place, known=sorted(WORDS))
    return found


def _where(table: Table, row: Row, place: int) -> tuple[tuple[str, str], ...]:
    """`device=iPhone; country=France` as pairs."""
    text = str(row.cells[place]).strip()
    pairs = [part.partition("=") for part in text.replace("&", ";").split(";") if part.strip()]
    if any(not sign for _, sign, _ in pairs):
        raise _unknown(table, row, place, known=["column=value"])
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _unknown(table: Table, row: Row, place: int, *, known: list[str]) -> InputError:
    return refusal(
        "unknown-choice",
        table.file,
        row=row.number,
        column=table.columns[place],
        found=str(row.cells[place])[:80],
        known=known,
    )
