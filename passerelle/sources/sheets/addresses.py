"""Who an address names: no database."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$")
_PARTS = re.compile(r"[._\-+]+")


def is_address(word: str) -> bool:
    return bool(_ADDRESS.match(word)) and len(word) <= 254


def name_in(address: str) -> str:
    """`s.marchand@…` reads S. Marchand; somebody who knows better writes the name on their page."""
    parts = [part for part in _PARTS.split(address.partition("@")[0]) if part]
    return " ".join(f"{part.upper()}." if len(part) == 1 else part.title() for part in parts)
