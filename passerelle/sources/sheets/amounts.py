"""What a row of a sheet of initiatives says of value, cost, chance and effort: no database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from passerelle.connect.fields.initiatives import TRADES
from passerelle.sources.sheets.reading import Line

_WEEKS = r"\d+(?:[.,]\d+)?"
_SKILL = re.compile(rf"^(.+?)\s*[:=]\s*({_WEEKS}(?:\s*/\s*{_WEEKS}){{0,2}})")
Points = tuple[float | None, float | None, float | None]


class Asked(NamedTuple):
    """Person-weeks of a trade (the word written): low and high are None where one number is given.

    `points` is None where the cell, `text`, says no weeks; `column` is the name of its field.
    """

    column: str
    trade: str
    points: tuple[float | None, float, float | None] | None
    text: str


def three_points(line: Line, name: str) -> Points:
    """Low, likely and high; a lone value is all three, a low and a high have their middle between them."""
    low, mid, high = (line.get(f"{name}_{point}") for point in ("low", "mid", "high"))
    if mid is None and low is not None and high is not None:
        mid = (low + high) / 2
    if mid is not None and low is None and high is None:
        low = high = mid
    return low, mid, high


def per_cent(value: float | None) -> int | None:
    """Per cent; 0.7 means 70."""
    if value is None:
        return None
    return round(value * 100) if 0 < value <= 1 else round(value)


def weeks_asked(line: Line) -> Iterator[Asked]:
    """Written as “trade: weeks” in one column, or in a column a trade; nothing where a trade asks none."""
    for text in line.get("skills") or []:
        yield _asked("skills", text)
    for one in TRADES:
        text = line.get(one.name)
        if text and text not in ("0", "-"):
            yield _asked(one.name, f"{one.name.removeprefix('weeks_')}: {text}")


def _asked(column: str, text: str) -> Asked:
    said = _SKILL.match(text)
    if not said:
        return Asked(column, "", None, text)
    points = [float(one.replace(",", ".")) for one in said[2].split("/")]
    if len(points) not in (1, 3) or points[-1] <= 0:
        return Asked(column, said[1], None, text)
    if len(points) == 1:
        return Asked(column, said[1], (None, points[0], None), text)
    return Asked(column, said[1], (points[0], points[1], points[2]), text)
