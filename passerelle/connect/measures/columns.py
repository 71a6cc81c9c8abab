"""What a column of a measure file is, from the values of a sample."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal

from passerelle.connect.dates.reading import read_shape
from passerelle.connect.numbers import is_number

Sort = Literal["date", "number", "dimension", "free", "empty"]
_MOST = 0.9  # a few bad cells must not hide what a column is: they are refused, with their place
_FEW = 50


def sort_column(cells: Sequence[tuple[int, object]]) -> Sort:
    """Dates, numbers, texts that come back (a dimension), texts that do not."""
    values = [value for _, value in cells if not (isinstance(value, str) and not value.strip())]
    if not values:
        return "empty"
    if _share(values, _is_date) >= _MOST:
        return "date"
    if _share(values, is_number) >= _MOST:
        return "number"
    return "dimension" if len(set(values)) <= max(_FEW, len(values) // 2) else "free"


def _share(values: Sequence[object], test: Callable[[object], bool]) -> float:
    return sum(map(test, values)) / len(values)


def _is_date(value: object) -> bool:
    return isinstance(value, dt.date) or (isinstance(value, str) and read_shape(value) is not None)
