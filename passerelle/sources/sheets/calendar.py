"""A calendar read as a sheet: one line for each of its entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from passerelle.connect.events.calendar import Entry, entries
from passerelle.connect.events.opening import calendar_text
from passerelle.connect.problems import refusal
from passerelle.kernel.errors import InputProblem
from passerelle.sources.sheets.reading import LIMITS, Line, Sheet

COLUMNS = {"day": "DTSTART", "ends": "DTEND", "name": "SUMMARY", "kind": "CATEGORIES"}


def read_entries(path: Path, *, tz: dt.tzinfo) -> Iterator[Entry | InputProblem]:
    """Entry by entry; InputError on a calendar that is cut, empty or holds too many."""
    found = entries(calendar_text(path, limits=LIMITS), file=path.name, tz=tz)
    for count, one in enumerate(found, start=1):
        if count > LIMITS.rows:
            raise refusal("too-many-rows", path.name, limit=LIMITS.rows)
        yield one


def read_calendar(path: Path, *, tz: dt.tzinfo) -> Sheet:
    """Every entry as a line of a sheet of events, moments put on the clock of `tz`."""
    sheet = Sheet("events")
    for one in read_entries(path, tz=tz):
        if isinstance(one, Entry):
            sheet.lines.append(_line(one, path.name))
        else:
            sheet.problems.append(one)
    return sheet


def _line(entry: Entry, file: str) -> Line:
    values = {
        "day": entry.day,
        "ends": entry.ends,
        "name": entry.name,
        "categories": entry.categories,
        "uid": entry.uid,
        "repeats": entry.repeats,
    }
    return Line(entry.row, file, values, COLUMNS)
