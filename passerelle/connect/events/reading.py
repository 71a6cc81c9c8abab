"""Events from CSV, XLSX, Parquet (day, kind, name, where, ends) or from an iCalendar file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from passerelle.connect.events.dated import Dated
from passerelle.connect.events.from_ics import ics_events
from passerelle.connect.events.from_table import table_events
from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.opening import opened


@dataclass(frozen=True, slots=True)
class ReadEvents:
    """Those whose kind is known; `left_out` counts the entries of a calendar that name none."""

    events: tuple[Dated, ...]
    left_out: int = 0


def read_dated(path: Path, *, limits: Limits = DEFAULT) -> ReadEvents:
    """Every event; InputError with the place of a day, a kind or a segment that cannot be read."""
    with opened(path, limits) as stream:
        head = stream.read(1 << 12)
        if not head.strip():
            raise refusal("empty-file", path.name)
        if b"BEGIN:VCALENDAR" in head:
            text = (head + stream.read()).decode("utf-8-sig", errors="replace")
            return ReadEvents(*ics_events(text, file=path.name))
    return ReadEvents(tuple(table_events(path, limits=limits)))
