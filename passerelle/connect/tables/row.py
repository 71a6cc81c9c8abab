"""A row, its cells, and the letters by which a spreadsheet names its columns."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Fault(NamedTuple):
    """A cell that holds no value but a fault: a spreadsheet error, a formula never computed."""

    code: str
    found: str


Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | Fault


class Row(NamedTuple):
    """Cells in the order of the columns, an empty one being the empty text; rows count from 1."""

    number: int
    cells: list[Cell]

    @property
    def is_blank(self) -> bool:
        return all(isinstance(cell, str) and not cell.strip() for cell in self.cells)

    @property
    def length(self) -> int:
        """Characters of its texts."""
        return sum(len(cell) for cell in self.cells if isinstance(cell, str))


def column_index(place: str) -> int:
    """`C7` gives 2. Letters beyond what a sheet can have give a column past every limit."""
    index = 0
    for letter in place[:8]:
        if not "A" <= letter <= "Z":
            break
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """2 gives `C`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
