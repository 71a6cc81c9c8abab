"""A segment as people write it: “country=FR, plan=Pro”."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s*[,;\n]\s*")
LONGEST = 80


class SegmentError(ValueError):
    """A part that does not name a dimension and its value."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part[:LONGEST]


def read_segment(text: str) -> dict[str, str]:
    """{dimension: value}; SegmentError with the part that cannot be read."""
    found: dict[str, str] = {}
    for part in _PARTS.split(text.strip()):
        if not part:
            continue
        name, equals, value = (one.strip() for one in part.partition("="))
        if not (name and equals and value) or max(len(name), len(value)) > LONGEST or name in found:
            raise SegmentError(part)
        found[name] = value
    return found
