"""What surrounds the sheets of a workbook: names, which styles are dates, shared texts."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from passerelle.connect.limits import Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.xml_parts import Handler, parse, unhex
from passerelle.kernel.cells import whole


@dataclass(slots=True)
class Workbook(Handler):
    """Sheets in their order (name, relation, hidden or not), and the day from which dates count."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    from_1904: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), relation))
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(attributes.get("name", ""))


@dataclass(slots=True)
class Relations(Handler):
    """Which part each relation of the workbook names."""

    targets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            self.targets[attributes.get("Id", "")] = posixpath.normpath(full)


@dataclass(slots=True)
class Styles(Handler):
    """Which cell styles show a number as a date."""

    formats: dict[str, str] = field(default_factory=dict)
    dates: list[bool] = field(default_factory=list)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.dates.append(self._is_date(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def _is_date(self, number: str) -> bool:
        from openpyxl.styles import numbers  # loads the whole package, which a CSV never needs

        known = numbers.BUILTIN_FORMATS.get(whole(number) or 0)
        return bool(numbers.is_date_format(self.formats.get(number, known)))


@dataclass(slots=True)
class SharedTexts(Handler):
    """The texts that cells point to, without their phonetic guides, under a bound on memory."""

    file: str
    limits: Limits
    texts: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _open: bool = False
    _phonetic: bool = False
    _bytes: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rPh":
            self._phonetic = True
        self._open = name == "t" and not self._phonetic

    def text(self, data: str) -> None:
        if self._open:
            self._bytes += len(data)
            self._parts.append(data)
            self._check()

    def end(self, name: str) -> None:
        self._open = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            self._bytes += 60
            self.texts.append(unhex("".join(self._parts)))
            self._parts.clear()
            self._check()

    def _check(self) -> None:
        if self._bytes > self.limits.text:
            raise refusal("too-big", self.file, limit=self.limits.text, what="texts")


def open_workbook(archive: zipfile.ZipFile, file: str) -> tuple[Workbook, dict[str, str]]:
    """The workbook and the part of each sheet by name."""
    book, relations = Workbook(), Relations()
    parse(archive, "xl/workbook.xml", book, file=file)
    parse(archive, "xl/_rels/workbook.xml.rels", relations, file=file)
    names = set(archive.namelist())
    parts = {name: relations.targets.get(relation, "") for name, relation in book.sheets}
    return book, {name: part for name, part in parts.items() if part in names}


def choose_sheet(book: Workbook, parts: dict[str, str], *, sheet: str | None, file: str) -> str:
    """The sheet asked for, or the first that is not hidden; its part in the archive."""
    names = [name for name in parts if name not in book.hidden] or list(parts)
    chosen = sheet if sheet is not None else next(iter(names), "")
    if chosen not in parts:
        raise refusal("unknown-sheet", file, sheet=chosen, sheets=list(parts))
    return parts[chosen]


def read_styles(archive: zipfile.ZipFile, file: str) -> list[bool]:
    """For each cell style, whether it shows a date."""
    styles = Styles()
    if "xl/styles.xml" in archive.namelist():
        parse(archive, "xl/styles.xml", styles, file=file)
    return styles.dates


def read_texts(archive: zipfile.ZipFile, *, file: str, limits: Limits) -> list[str]:
    """The shared texts; an empty list when the workbook has none."""
    part = next((n for n in archive.namelist() if n.lower() == "xl/sharedstrings.xml"), "")
    shared = SharedTexts(file, limits)
    if part:
        parse(archive, part, shared, file=file)
    return shared.texts
