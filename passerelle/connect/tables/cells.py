"""Text cells that a spreadsheet would run as formulas, told from those that only look odd."""

from __future__ import annotations

import re

_FORMULA = re.compile(
    r"""^=\s*[-+@(\s]*(?:[A-Z_][A-Z0-9_.]*\s*\(|\$?[A-Z]{1,3}\$?\d+\b|\d|"|\{|'[^']+'!|[A-Z]\w*!)"""
    r"|^[=+\-@].*\w\|\s*'?[^|]*!"
    r"|^[+\-@]\s*(?:SUM|HYPERLINK|WEBSERVICE|IMPORT[A-Z]+|EXEC|CALL|REGISTER|DDE|CMD)\s*\(",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_formula(text: str) -> bool:
    """True for a reference, a call, a computation or a command; not for `=> arrow` or `-3`."""
    return text[:1] in ("=", "+", "-", "@") and bool(_FORMULA.match(text[:2000]))
