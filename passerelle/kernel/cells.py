"""Text cells that a spreadsheet would run as formulas: the prefix we add, and strip exactly."""

from __future__ import annotations

STARTERS = "=+-@\t\r'"


def escape_cell(text: str) -> str:
    """An apostrophe before a text that a spreadsheet could run, or that begins with one."""
    return "'" + text if text[:1] in STARTERS and text else text


def unescape_cell(text: str) -> str:
    """Takes off exactly what `escape_cell` put on, and nothing else."""
    return text[1:] if text[:1] == "'" and len(text) > 1 and text[1] in STARTERS else text
