"""A good table of each kind, row by row: what the bad files are made from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

KINDS = ("tracker", "measure", "initiatives", "people")
HEADERS = {
    "tracker": ("Key", "Summary", "Status", "Created"),
    "measure": ("Country", "Note", "Signups", "Day"),
    "initiatives": ("Key", "Title", "Problem", "Start"),
    "people": ("Email", "Name", "Job title", "Start"),
}
NEEDED = {"tracker": "Key", "measure": "Day", "initiatives": "Title", "people": "Email"}
"""The column without which a file of that kind cannot be read."""
BAD = 1_237
"""The row, as a spreadsheet numbers it, on which something is wrong."""
ROWS = 1_500


def day(number: int) -> str:
    return f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"


def cells(kind: str, number: int) -> list[str]:
    """One row: four cells, a word in the second, a date in the last."""
    if kind == "measure":
        return [("FR", "BE", "CH")[number % 3], f"note {number}", str(number % 97), day(number)]
    if kind == "people":
        return [f"p{number}@bad.example", f"Person {number}", "Designer", day(number)]
    return [f"BAD-{number}", f"Thing {number}", ("Open", "Closed")[number % 2], day(number)]


def lines(
    kind: str, *, rows: int = ROWS, changed: dict[int, list[str]] | None = None
) -> Iterator[str]:
    """The file as CSV, header first; `changed` replaces the cells of some rows."""
    yield ",".join(HEADERS[kind]) + "\n"
    for row in range(2, rows + 2):
        yield ",".join((changed or {}).get(row) or cells(kind, row)) + "\n"


def text(kind: str, *, rows: int = ROWS, changed: dict[int, list[str]] | None = None) -> str:
    return "".join(lines(kind, rows=rows, changed=changed))


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
