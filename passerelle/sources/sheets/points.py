"""Three points written in one cell: `100 / 180 / 260`, as people write a range where a sheet has one column for it."""

from __future__ import annotations

from typing import Any

from passerelle.connect.numbers import NumberFormat

Three = tuple[float, float, float]
ENDS = ("low", "mid", "high")


def parted(cells: list[tuple[int, object]]) -> list[tuple[int, object]]:
    """Each number by itself, so that all of them tell how numbers are written in the column."""
    return [
        (row, one)
        for row, cell in cells
        for one in (cell.split("/") if isinstance(cell, str) else [cell])
    ]


def read(cell: Any, numbers: NumberFormat) -> float | Three | None:
    """One number, or three that do not fall; None where it is neither."""
    if not isinstance(cell, str) or "/" not in cell:
        return numbers.read(cell)
    found = [numbers.read(one) for one in cell.split("/")]
    if len(found) != len(ENDS):
        return None
    low, mid, high = found
    if low is None or mid is None or high is None or not low <= mid <= high:
        return None
    return low, mid, high


def named(name: str, value: float | Three) -> dict[str, float]:
    """By field; `name` is that of the likely value."""
    if not isinstance(value, tuple):
        return {name: value}
    stem = name.removesuffix("mid")
    return {f"{stem}{end}": one for end, one in zip(ENDS, value, strict=True)}
