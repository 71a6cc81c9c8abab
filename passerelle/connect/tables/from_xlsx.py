"""The rows of one sheet of a workbook, streamed: no row wider than the limits is ever held."""

from __future__ import annotations

import datetime as dt
import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from passerelle.connect.limits import Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.archive import workbook_archive
from passerelle.connect.tables.row import Cell, Fault, column_index
from passerelle.connect.tables.workbook import (
    choose_sheet,
    open_workbook,
    read_styles,
    read_texts,
)
from passerelle.connect.tables.xml_parts import Handler, feed, unhex
from passerelle.kernel.cells import whole

_EMPTY_CELLS = 20_000  # a row of a real sheet has 16,384 cells at most, styled blanks included
_ROWS = 1_048_576  # what a real sheet can have


@dataclass(slots=True)
class _Sheet(Handler):
    """Turns the elements of a sheet into numbered rows of cells."""

    file: str
    limits: Limits
    texts: list[str]
    dates: list[bool]
    from_1904: bool
    rows: deque[tuple[int, list[Cell]]] = field(default_factory=deque)
    number: int = 0
    _cells: list[Cell] = field(default_factory=list)
    _column: int = -1
    _seen: int = 0
    _rows: int = 0
    _type: str = "n"
    _style: int = 0
    _formula: bool = False
    _value: list[str] | None = None
    _parts: list[str] = field(default_factory=list)
    _phonetic: bool = False
    _length: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or (name == "t" and not self._phonetic):
            self._value = self._parts
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "row":
            number = attributes.get("r", "")
            self.number = whole(number) or self.number + 1
            self._cells, self._column, self._seen = [], -1, 0
            self._rows += 1
            if self._rows > _ROWS:
                raise refusal("too-many-rows", self.file, row=self.number, limit=_ROWS)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._seen += 1
        if self._seen > _EMPTY_CELLS:
            self._too_wide()
        place = attributes.get("r", "")
        given = column_index(place)
        self._column = given if given >= 0 else self._column + 1
        self._type = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = whole(style) or 0
        self._formula, self._phonetic, self._length = False, False, 0
        self._parts = []

    def text(self, data: str) -> None:
        if self._value is not None:
            self._length += len(data)
            if self._length > self.limits.cell:
                raise refusal("cell-too-long", self.file, row=self.number, limit=self.limits.cell)
            self._value.append(data)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._value = None
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            self._end_cell()
        elif name == "row" and self._cells:
            self.rows.append((self.number, self._cells))

    def _end_cell(self) -> None:
        value = self._cell("".join(self._parts))
        if value == "":
            return
        if self._column >= self.limits.columns:
            self._too_wide()
        missing = self._column + 1 - len(self._cells)
        if missing > 0:
            self._cells.extend([""] * missing)
        self._cells[self._column] = value

    def _too_wide(self) -> None:
        raise refusal("too-many-columns", self.file, row=self.number, limit=self.limits.columns)

    def _cell(self, raw: str) -> Cell:
        if self._type == "s":
            return self._shared(raw)
        if self._type in ("inlineStr", "str"):
            return unhex(raw)
        if self._type == "e":
            return Fault("cell-error", raw)
        if self._type == "b":
            return raw.strip() in ("1", "true")
        if not raw.strip():
            return Fault("formula-without-value", "") if self._formula else ""
        return self._moment(raw) if self._type == "d" else self._number(raw)

    def _shared(self, raw: str) -> Cell:
        if not raw.strip():
            return ""
        try:
            return self.texts[int(raw)]
        except (ValueError, IndexError):
            return Fault("cell-error", raw)

    def _moment(self, raw: str) -> Cell:
        try:
            return dt.datetime.fromisoformat(raw)
        except ValueError:
            return Fault("cell-error", raw[:80])

    def _number(self, raw: str) -> Cell:
        try:
            value = float(raw)
            if self._style < len(self.dates) and self.dates[self._style]:
                return _dated(value, from_1904=self.from_1904)
        except (ValueError, OverflowError):
            return Fault("cell-error", raw[:80])
        if not math.isfinite(value):
            return Fault("cell-error", raw[:80])
        return int(raw) if raw.lstrip("-").isdigit() and len(raw) < 400 else value


def _dated(value: float, *, from_1904: bool) -> Cell:
    from openpyxl.utils import datetime as days  # loads the whole package, which a CSV never needs

    epoch = days.CALENDAR_MAC_1904 if from_1904 else days.CALENDAR_WINDOWS_1900
    shown = days.from_excel(value, epoch)
    return shown if isinstance(shown, dt.datetime | dt.time) else str(shown)


def sheet_names(path: Path, limits: Limits) -> tuple[str, ...]:
    """The sheets of the workbook, hidden ones included, in their order."""
    with workbook_archive(path, limits) as archive:
        return tuple(open_workbook(archive, path.name)[1])


class XlsxRecords:
    """Each row of a sheet that holds something, with its number, as often as it is called.

    The shared texts are read once; InputError as soon as a bound is passed.
    """

    def __init__(self, path: Path, *, sheet: str | None, limits: Limits) -> None:
        self.path, self.sheet, self.limits = path, sheet, limits
        self._texts: list[str] | None = None

    def __call__(self) -> Iterator[tuple[int, list[Cell]]]:
        with workbook_archive(self.path, self.limits) as archive:
            part, handler = self._open(archive)
            for _ in feed(archive, part, handler, file=self.path.name):
                while handler.rows:
                    yield handler.rows.popleft()

    def _open(self, archive: ZipFile) -> tuple[str, _Sheet]:
        file = self.path.name
        book, parts = open_workbook(archive, file)
        part = choose_sheet(book, parts, sheet=self.sheet, file=file)
        dates = read_styles(archive, file)
        if self._texts is None:
            self._probe(archive, part, dates)
            self._texts = read_texts(archive, file=file, limits=self.limits)
        return part, _Sheet(file, self.limits, self._texts, dates, book.from_1904)

    def _probe(self, archive: ZipFile, part: str, dates: list[bool]) -> None:
        """Refuses a first row that is too wide before a million shared texts are read for it."""
        first = _Sheet(self.path.name, self.limits, [], dates, False)
        for _ in feed(archive, part, first, file=self.path.name):
            if first.rows:
                return
