"""Every code that reading a file may give, in one table: its meaning, its facts, and what it stops.

`sources` words each code in both languages; a test holds that no other code is ever raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from passerelle.kernel.errors import InputError, InputProblem, Place

Stops = Literal["file", "row", "nothing"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a code means, which facts it carries, and what it stops: the file, the row, nothing."""

    meaning: str
    facts: tuple[str, ...] = ()
    stops: Stops = "file"


_FILE = {
    "unreadable-file": Problem("The file does not exist or may not be opened.", ("reason",)),
    "empty-file": Problem("The file holds nothing at all, or no row under its header."),
    "unknown-kind": Problem("The file is none of the kinds that can be read here.", ("found",)),
    "truncated-gzip": Problem(
        "The compressed file stops before its end: the download or copy was cut.", ("bytes",)
    ),
    "corrupt-gzip": Problem("The compressed file is damaged.", ("bytes",)),
    "too-big": Problem(
        "Unpacked, the file passes the limit (or its compression rate does, as in a zip bomb).",
        ("limit", "what"),
    ),
    "nested-archive": Problem("The archive holds other archives instead of a table.", ("found",)),
    "not-a-workbook": Problem("The archive is not an Excel workbook.", ("found",)),
    "old-workbook": Problem("The workbook is in the old .xls format or protected by a password."),
    "corrupt-workbook": Problem("A part of the workbook cannot be read.", ("part",)),
    "unknown-sheet": Problem("The workbook has no sheet of that name.", ("sheet", "sheets")),
    "corrupt-parquet": Problem("The Parquet file is damaged or cut."),
    "nested-column": Problem("A Parquet column holds lists or records, not values.", ("type",)),
    "wrong-encoding": Problem(
        "The text is not written in the encoding it seems to have.", ("encoding", "bytes")
    ),
    "broken-quotes": Problem("A quoted cell is never closed, or goes on after its quote."),
    "too-many-columns": Problem("The table has more columns than the limit.", ("limit",)),
    "too-many-rows": Problem("The table has more rows than the limit.", ("limit",)),
    "record-too-long": Problem("One row is longer than the limit, in characters.", ("limit",)),
    "cell-too-long": Problem("One cell is longer than the limit, in characters.", ("limit",)),
    "no-header": Problem("The first row holds values, not column names.", ("found",)),
    "duplicate-header": Problem("Two columns have the same name.", ("positions",)),
    "missing-column": Problem(
        "A column that this kind of file needs is not there, or not mapped.",
        ("field", "names", "columns"),
    ),
    "mixed-dates": Problem(
        "A column holds dates in several formats: these rows disagree with the others.",
        ("found", "expected", "rows", "count"),
    ),
    "ambiguous-dates": Problem(
        "Nothing in the column says whether the day or the month comes first.", ("found",)
    ),
    "mixed-numbers": Problem(
        "A column holds numbers with a decimal comma and others with a decimal point.",
        ("found", "expected", "rows", "count"),
    ),
    "ambiguous-numbers": Problem(
        "Nothing in the column says whether the comma marks decimals or thousands.", ("found",)
    ),
    "formula": Problem(
        "A text file holds a formula. If it is meant as text, it needs an apostrophe before it.",
        ("found",),
    ),
    "wrong-json": Problem("The JSON is malformed here.", ("reason", "item")),
    "truncated-json": Problem("The JSON stops before its end.", ("item",)),
    "too-deep": Problem("The JSON is nested deeper than the limit.", ("limit",)),
    "truncated-calendar": Problem("The calendar stops before the end of an event."),
    "no-event": Problem("The calendar holds no event."),
    "not-a-tracker-file": Problem("The file holds no tracker item.", ("found",)),
    "no-time-column": Problem("No column of the file holds dates.", ("columns",)),
    "no-value-column": Problem("No column of the file holds numbers.", ("columns",)),
    "nul-character": Problem("A text holds the character NUL, which no text of ours may hold."),
    "unwritable-cell": Problem("A spreadsheet cell cannot hold that much text.", ("limit",)),
}

_ROW = {
    "ragged-row": Problem(
        "The row has more cells than the header: a cell may hold an unquoted delimiter.",
        ("expected", "found"),
        "row",
    ),
    "missing-value": Problem("A value that is needed is empty.", ("field", "item"), "row"),
    "bad-date": Problem("The value is not a date that can be read.", ("found", "item"), "row"),
    "bad-number": Problem("The value is not a number that can be read.", ("found",), "row"),
    "unknown-choice": Problem(
        "The value is none of those that this column may hold.", ("found", "known"), "row"
    ),
    "cell-error": Problem("The cell holds an error of the spreadsheet.", ("found",), "row"),
    "formula-without-value": Problem(
        "The cell holds a formula whose result was never saved: open and save the workbook.",
        (),
        "row",
    ),
    "duplicate-item": Problem("The same item comes twice; the first is kept.", ("item",), "row"),
    "bad-item": Problem("The item is not in the shape of the tracker's answer.", ("item",), "row"),
    "bad-history": Problem("A change of the item cannot be read.", ("item", "found"), "row"),
}

_NOTHING = {
    "partial-history": Problem(
        "The tracker gave only part of the item's history.", ("item", "given", "total"), "nothing"
    ),
}

_WAREHOUSE = {
    "missing-extra": Problem(
        "Reading this kind of warehouse needs a package that is not installed.", ("kind", "package")
    ),
    "unreachable-warehouse": Problem("The warehouse does not answer at that address.", ("reason",)),
    "unknown-host": Problem("No machine bears that name.", ("reason",)),
    "bad-certificate": Problem(
        "The encrypted connection cannot be made, or the server cannot prove who it is.",
        ("reason",),
    ),
    "no-read-only": Problem("The session cannot be made read-only: nothing is asked.", ("reason",)),
    "spark-in-use": Problem(
        "Another Spark cluster is being read: this process reads one at a time."
    ),
    "wrong-credentials": Problem("The warehouse refuses the name or the password.", ("reason",)),
    "not-allowed-there": Problem("The role may not read that table.", ("reason",)),
    "unknown-table": Problem("The warehouse has no such table.", ("table",)),
    "too-slow": Problem("The query ran longer than the limit, in seconds.", ("limit",)),
    "warehouse-refused": Problem("The warehouse refuses the query.", ("reason",)),
    "wrong-type": Problem("The column is not of the type that is needed.", ("found", "needed")),
    "too-many-values": Problem(
        "The dimension has so many values that its days and values pass the limit of rows.",
        ("values", "limit"),
    ),
    "too-many-days": Problem(
        "The dates span more days than the limit: some are misread.", ("first", "last", "limit")
    ),
    "not-finite": Problem("A sum of the column is not a finite number."),
}

PROBLEMS: dict[str, Problem] = {**_FILE, **_WAREHOUSE, **_ROW, **_NOTHING}


def problem(
    code: str, file: str = "", *, row: int | None = None, column: str | None = None, **facts: Any
) -> InputProblem:
    """A problem of the table, with its place. KeyError on a code that the table does not know."""
    if unknown := set(facts) - set(PROBLEMS[code].facts):
        raise KeyError(f"{code} carries no fact named {sorted(unknown)}")
    return InputProblem(code, Place(file, row, column), facts)


def refusal(
    code: str, file: str = "", *, row: int | None = None, column: str | None = None, **facts: Any
) -> InputError:
    """The same, to be raised: the file cannot be read any further."""
    return InputError(problem(code, file, row=row, column=column, **facts))


def stops_file(found: InputProblem) -> bool:
    """True when nothing of the file may be imported, not only that row."""
    return PROBLEMS[found.code].stops == "file"
