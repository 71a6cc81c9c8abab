"""The entries of an iCalendar file (RFC 5545), each with its identifier, its days and what it says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from passerelle.connect.problems import problem, refusal
from passerelle.kernel.errors import InputProblem

_PROPERTY = re.compile(r'([A-Za-z0-9-]+)((?:;[^=;:]+=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([^=;:]+)=("[^"]*"|[^";:]*)')
_DAY = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_ESCAPED = re.compile(r"\\([,;\\nN])")
_LASTING = re.compile(
    r"P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?"
)
_NOTHING: tuple[int, dict[str, str], str] = (0, {}, "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One VEVENT. `ends` is its last day where it lasts more than one; `row` the line on which it begins."""

    row: int
    uid: str
    day: dt.date
    name: str
    categories: tuple[str, ...] = ()
    ends: dt.date | None = None
    repeats: bool = False


@dataclass(slots=True)
class _Raw:
    """The properties of one entry: name → (line, parameters, text); its categories, as often as they are given."""

    row: int
    categories: list[str] = field(default_factory=list)
    said: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.said.get(name, _NOTHING)[2].strip()


def entries(text: str, *, file: str, tz: dt.tzinfo | None = None) -> Iterator[Entry | InputProblem]:
    """Entry by entry, or what is wrong with one; InputError on a calendar that is cut or empty.

    Moments are put on the clock of `tz`; without it, the day is the one that is written.
    """
    held: _Raw | None = None
    inner = count = 0
    for row, line in _unfolded(text):
        word = line.upper()
        if held is None:
            held = _Raw(row) if word == "BEGIN:VEVENT" else None
        elif word == "END:VEVENT":
            yield _entry(held, file=file, tz=tz)
            held, inner, count = None, 0, count + 1
        elif word.startswith(("BEGIN:", "END:")):  # an alarm inside the entry has its own words
            inner += 1 if word.startswith("BEGIN:") else -1
        elif not inner:
            _keep(held, row, line)
    if held is not None:
        raise refusal("truncated-calendar", file, row=held.row)
    if not count:
        raise refusal("no-event", file)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the row they begin on: a line that begins with a space goes on with the last."""
    begun, parts = 0, [""]
    for row, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and begun:
            parts.append(line[1:])
            continue
        if begun:
            yield begun, "".join(parts).rstrip()
        begun, parts = row, [line]
    yield begun, "".join(parts).rstrip()


def _keep(held: _Raw, row: int, line: str) -> None:
    found = _PROPERTY.fullmatch(line)
    if found is None:
        return
    given = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[2])}
    name, text = found[1].upper(), found[3]
    if name == "CATEGORIES":
        held.categories += re.split(r"(?<!\\),", text)
    held.said[name] = (row, given, text)


def _entry(raw: _Raw, *, file: str, tz: dt.tzinfo | None) -> Entry | InputProblem:
    name = _plain(raw.text("SUMMARY"))
    for asked, present in (("DTSTART", raw.text("DTSTART")), ("SUMMARY", name)):
        if not present:
            return problem("missing-value", file, row=raw.row, column=asked, field=asked)
    days = {asked: _moment(raw, asked, tz) for asked in ("DTSTART", "DTEND") if asked in raw.said}
    for asked, moment in days.items():
        if moment is None:
            row, _given, text = raw.said[asked]
            return problem("bad-date", file, row=row, column=asked, found=text[:80])
    first: dt.date = days["DTSTART"]  # type: ignore[assignment]  # none is left
    categories = (_plain(part) for part in raw.categories)
    return Entry(
        raw.row,
        _identifier(raw),
        _day(first),
        name,
        tuple(part for part in categories if part),
        _last_day(first, days.get("DTEND") or _after(raw, first)),
        "RRULE" in raw.said or "RDATE" in raw.said,
    )


def _identifier(raw: _Raw) -> str:
    """Its UID; an exception to what repeats bears the UID of the rest, and the moment it replaces."""
    uid, which = raw.text("UID"), raw.text("RECURRENCE-ID")
    return f"{uid}/{which}" if uid and which else uid


def _moment(raw: _Raw, name: str, tz: dt.tzinfo | None) -> dt.date | None:
    """A day, or a moment on the clock of `tz`; None where it cannot be read."""
    found = _DAY.fullmatch(raw.text(name))
    if found is None:
        return None
    try:
        if found[2] is None:
            return dt.datetime.strptime(found[1], "%Y%m%d").date()
        written = dt.datetime.strptime(found[1] + found[2], "%Y%m%d%H%M%S")
        zone = dt.UTC if found[3] else _zone(raw.said[name][1].get("TZID", ""))
        if zone is None or tz is None:
            return written
        return written.replace(tzinfo=zone).astimezone(tz).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> dt.tzinfo | None:
    """None for a zone that only its maker knows: the day is then the one that is written."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _after(raw: _Raw, first: dt.date) -> dt.date | None:
    """The end that a DURATION gives."""
    found = _LASTING.fullmatch(raw.text("DURATION"))
    if found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    try:
        return first + dt.timedelta(
            weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds
        )
    except OverflowError:
        return None


def _last_day(first: dt.date, end: dt.date | None) -> dt.date | None:
    """The last day: an end is the first moment, or the first day, that is no longer part of it."""
    if end is None or type(end) is not type(first) or end <= first:
        return None
    step = dt.timedelta(microseconds=1) if isinstance(end, dt.datetime) else dt.timedelta(days=1)
    last = _day(end - step)
    return last if last > _day(first) else None


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda one: " " if one[1] in "nN" else one[1], text).strip()
