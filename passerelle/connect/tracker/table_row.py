"""One row of a tracker's table as a canonical item."""

from __future__ import annotations

import datetime as dt
import re

from passerelle.connect.dates import Moment, Precision, coarser, date_problem
from passerelle.connect.problems import refusal
from passerelle.connect.tables import Row
from passerelle.connect.tracker.categories import category
from passerelle.connect.tracker.columns import Columns
from passerelle.connect.tracker.items import Account, TrackerItem
from passerelle.kernel.errors import InputError, InputProblem

_LIST = re.compile(r"\s*;\s*|\s*,\s+")


def read_row(row: Row, columns: Columns) -> TrackerItem | InputProblem:
    """The item, or the first thing that makes the row unusable."""
    try:
        return _Reader(row, columns).item()
    except InputError as wrong:
        return wrong.problem


class _Reader:
    """Reads the fields of one row."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self.row, self.columns = row, columns
        self.precision: Precision = "second"

    def item(self) -> TrackerItem:
        key, created = self.needed("key"), self.moment("created")
        if created is None:
            raise self._missing("created")
        updated, resolved = self.moment("updated"), self.moment("resolved")
        return TrackerItem(
            external_id=self.text("external_id") or key,
            key=key,
            project=self.text("project") or key.rpartition("-")[0] or key,
            title=self.text("title"),
            type=self.text("type"),
            created=created,
            updated=updated,
            resolved=resolved,
            status=self.needed("status"),
            status_category=category(self.text("status_category")),
            resolution=self.text("resolution"),
            assignee=self.account("assignee"),
            reporter=self.account("reporter"),
            components=self.several("components"),
            labels=self.several("labels"),
            epic=self.text("epic"),
            priority=self.text("priority"),
            estimate=self.estimate(),
            url=self.text("url"),
            changes=None,
            precision=self.precision,
        )

    def cells(self, field: str) -> list[object]:
        cells = self.row.cells
        return [cells[i] for i in self.columns.places.get(field, ()) if cells[i] != ""]

    def text(self, field: str) -> str:
        return next((_words(cell) for cell in self.cells(field) if _words(cell)), "")

    def needed(self, field: str) -> str:
        text = self.text(field)
        if not text:
            raise self._missing(field)
        return text

    def several(self, field: str) -> tuple[str, ...]:
        """Every cell of the repeated columns, split on `;` or `, ` where people wrote the file."""
        words = [_words(cell) for cell in self.cells(field)]
        parts = (
            p for word in words for p in (_LIST.split(word) if self.columns.splits else [word])
        )
        return tuple(dict.fromkeys(part for part in parts if part))

    def account(self, field: str) -> Account | None:
        name, identity = self.text(field), self.text(f"{field}_id")
        if not (name or identity):
            return None
        email = next((text for text in (identity, name) if "@" in text), None)
        return Account(identity or name, name or identity, email)

    def moment(self, field: str) -> dt.datetime | None:
        value = next(iter(self.cells(field)), None)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        moment: Moment | None = self.columns.dates[field].read(value)
        if moment is None:
            raise InputError(self._bad_date(field, value))
        self.precision = coarser(self.precision, moment.precision)
        return moment.at

    def estimate(self) -> float | None:
        value = next(iter(self.cells("estimate")), None)
        number = self.columns.number.read(value)
        if value is not None and number is None and str(value).strip():
            raise self._bad_number("estimate", value)
        return number

    def _bad_date(self, field: str, value: object) -> InputProblem:
        return date_problem(
            value,
            file=self.columns.file,
            row=self.row.number,
            column=self.columns.names[field],
            item=self.text("key"),
        )

    def _bad_number(self, field: str, value: object) -> InputError:
        return refusal(
            "bad-number",
            self.columns.file,
            row=self.row.number,
            column=self.columns.names[field],
            found=str(value)[:80],
        )

    def _missing(self, field: str) -> InputError:
        return refusal(
            "missing-value",
            self.columns.file,
            row=self.row.number,
            column=self.columns.names.get(field),
            field=field,
            item=self.text("key"),
        )


def _words(cell: object) -> str:
    """The text of a cell; a whole number from a sheet without its decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
