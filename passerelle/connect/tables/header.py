"""Where the header lies, and the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from passerelle.connect.problems import refusal
from passerelle.connect.tables.row import Cell, Fault, column_letters
from passerelle.kernel.cells import unescape_cell

LOOK_AHEAD = 20
_VALUE = re.compile(
    r"^[-+]?[\d\s\u00a0\u202f.,]*\d\s*%?$|^\d{4}-\d\d(-\d\d.*)?$|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.*$"
)


def find_header(records: Sequence[tuple[int, Sequence[Cell]]]) -> int:
    """Position, among the first records, of the first that is nearly as wide as the widest.

    So a title line above the table is passed over.
    """
    widths = [sum(cell != "" for cell in cells) for _, cells in records]
    widest = max(widths, default=0)
    return next((i for i, width in enumerate(widths) if width and width * 5 >= widest * 3), 0)


def name_columns(cells: Sequence[Cell], *, file: str, row: int) -> tuple[str, ...]:
    """The names as written, trimmed; its letters where a name is missing; InputError on values."""
    filled = [cell for cell in cells if cell != ""]
    if all(_is_value(cell) for cell in filled):
        raise refusal("no-header", file, row=row, found=[str(cell) for cell in filled[:3]])
    return tuple(_name(cell, index) for index, cell in enumerate(cells))


def _is_value(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(_VALUE.match(cell.strip()))


def _name(cell: Cell, index: int) -> str:
    text = cell.found if isinstance(cell, Fault) else unescape_cell(str(cell)).strip()
    return text or column_letters(index)


def refuse_duplicates(columns: Sequence[str], *, file: str, row: int) -> None:
    """InputError `duplicate-header` at the first name that comes twice."""
    seen: dict[str, int] = {}
    for index, name in enumerate(columns):
        if name in seen:
            positions = [column_letters(seen[name]), column_letters(index)]
            raise refusal("duplicate-header", file, row=row, column=name, positions=positions)
        seen[name] = index
