"""Events of an iCalendar file (RFC 5545): day, last day, summary, and a kind from its categories or words."""

from __future__ import annotations

import datetime as dt
import re

from passerelle.connect.events.dated import Dated, kind_of_words
from passerelle.connect.problems import refusal

_LINE = re.compile(r"(?P<name>[A-Za-z-]+)(?P<rest>[;:].*)", re.DOTALL)


def ics_events(text: str, *, file: str) -> tuple[tuple[Dated, ...], int]:
    """The events whose kind is named, and how many name none; InputError on a day that is none."""
    found: list[Dated] = []
    left_out = 0
    entry: dict[str, str] | None = None
    for row, line in _unfolded(text):
        if line.upper() == "BEGIN:VEVENT":
            entry = {}
        elif line.upper() == "END:VEVENT" and entry is not None:
            event = _event(entry, file=file, row=row)
            left_out += event is None
            found += [event] if event else []
            entry = None
        elif entry is not None and (parts := _LINE.match(line)):
            entry[parts["name"].upper()] = (
                parts["rest"].rpartition(":")[2]
                if (parts["name"].upper().startswith("DT"))
                else parts["rest"].partition(":")[2]
            )
    return tuple(found), left_out


def _unfolded(text: str) -> list[tuple[int, str]]:
    """Logical lines with the row they begin on: a line that begins with a space goes on with the last."""
    lines: list[tuple[int, str]] = []
    for row, line in enumerate(text.splitlines(), start=1):
        if line[:1] in (" ", "\t") and lines:
            lines[-1] = (lines[-1][0], lines[-1][1] + line[1:])
        else:
            lines.append((row, line.rstrip()))
    return lines


def _event(entry: dict[str, str], *, file: str, row: int) -> Dated | None:
    name = _plain(entry.get("SUMMARY", ""))
    kind = kind_of_words(entry.get("CATEGORIES", "")) or kind_of_words(name)
    if kind is None:
        return None
    day = _day(entry.get("DTSTART", ""), file=file, row=row, column="DTSTART")
    ends = None
    if entry.get("DTEND"):
        ends = _day(entry["DTEND"], file=file, row=row, column="DTEND")
        if len(entry["DTEND"]) == 8:  # a whole day: the end is not part of it
            ends -= dt.timedelta(days=1)
    return Dated(day, kind, name, (), ends if ends and ends > day else None)


def _day(text: str, *, file: str, row: int, column: str) -> dt.date:
    try:
        return dt.datetime.strptime(text[:8], "%Y%m%d").date()
    except ValueError:
        raise refusal("bad-date", file, row=row, column=column, found=text[:80]) from None


def _plain(text: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", text.replace("\\n", " ").replace("\\N", " ")).strip()
