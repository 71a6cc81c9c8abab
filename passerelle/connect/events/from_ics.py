"""Events of an iCalendar file: day, last day, summary, and a kind from its categories or words."""

from __future__ import annotations

from passerelle.connect.events.calendar import Entry, entries
from passerelle.connect.events.dated import Dated, kind_of_words
from passerelle.kernel.errors import InputError


def ics_events(text: str, *, file: str) -> tuple[tuple[Dated, ...], int]:
    """The events whose kind is named, and how many name none; InputError on an entry that cannot be read."""
    found: list[Dated] = []
    left_out = 0
    for entry in entries(text, file=file):
        if not isinstance(entry, Entry):
            raise InputError(entry)
        kind = kind_of_entry(entry)
        left_out += kind is None
        if kind:
            found.append(Dated(entry.day, kind, entry.name, (), entry.ends))
    return tuple(found), left_out


def kind_of_entry(entry: Entry) -> str | None:
    """The kind that its categories name, else its own words."""
    return kind_of_words(" ".join(entry.categories)) or kind_of_words(entry.name)
