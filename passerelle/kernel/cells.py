"""Text cells: the prefix we add to what a spreadsheet would run, and strip exactly; whole numbers in them."""

from __future__ import annotations

STARTERS = "=+-@\t\r'"


def escape_cell(text: str) -> str:
    """An apostrophe before a text that a spreadsheet could run, or that begins with one."""
    return "'" + text if text[:1] in STARTERS and text else text


def unescape_cell(text: str) -> str:
    """Takes off exactly what `escape_cell` put on, and nothing else."""
    return text[1:] if text[:1] == "'" and len(text) > 1 and text[1] in STARTERS else text


def whole(text: str) -> int | None:
    """A whole number written with at most nine plain digits, as our own pages write them; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
