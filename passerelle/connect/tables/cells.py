"""Text cells that a spreadsheet would run as formulas: the prefix we add, and strip exactly."""

from __future__ import annotations

import re

STARTERS = "=+-@\t\r'"

_FORMULA = re.compile(
    r"""^=\s*[-+@(\s]*(?:[A-Z_][A-Z0-9_.]*\s*\(|\$?[A-Z]{1,3}\$?\d+\b|\d|"|\{|'[^']+'!|[A-Z]\w*!)"""
    r"|^[=+\-@].*\w\|\s*'?[^|]*!"
    r"|^[+\-@]\s*(?:SUM|HYPERLINK|WEBSERVICE|IMPORT[A-Z]+|EXEC|CALL|REGISTER|DDE|CMD)\s*\(",
    re.IGNORECASE | re.DOTALL,
)


def escape_cell(text: str) -> str:
    """An apostrophe before a text that a spreadsheet could run, or that begins with one."""
    return "'" + text if text[:1] in STARTERS and text else text


def unescape_cell(text: str) -> str:
    """Takes off exactly what `escape_cell` put on, and nothing else."""
    return text[1:] if text[:1] == "'" and len(text) > 1 and text[1] in STARTERS else text


def looks_like_formula(text: str) -> bool:
    """True for a reference, a call, a computation or a command; not for `=> arrow` or `-3`."""
    return text[:1] in ("=", "+", "-", "@") and bool(_FORMULA.match(text[:2000]))
