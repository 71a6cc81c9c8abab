"""A calendar file opened: its text, or why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.opening import opened

START = b"BEGIN:VCALENDAR"


def is_calendar(path: Path, *, limits: Limits = DEFAULT) -> bool:
    """Whether the file says that it is an iCalendar: a name proves nothing."""
    with opened(path, limits) as stream:
        head = stream.read(256)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[: len(START)].upper() == START


def calendar_text(path: Path, *, limits: Limits = DEFAULT) -> str:
    """The whole text; InputError when it is too long, or not in UTF-8 as calendars are."""
    with opened(path, limits) as stream:
        content = stream.read(limits.held + 1)
    if len(content) > limits.held:
        raise refusal("too-big", path.name, limit=limits.held, what="texts")
    if b"\x00" in content:
        raise refusal("nul-character", path.name, row=content[: content.index(0)].count(b"\n") + 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        row = content[: bad.start].count(b"\n") + 1
        raise refusal(
            "wrong-encoding", path.name, row=row, encoding="UTF-8", bytes=bad.start
        ) from bad
