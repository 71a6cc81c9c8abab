"""Rows of (day, combination, number) laid out as a grid of days by combinations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def every_day(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """From the first to the last, both in."""
    return tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))


def combinations(columns: Sequence[Ints], *, rows: int) -> tuple[Ints, Ints]:
    """The combinations of codes that occur (shape: combinations, columns), in order, and the place of each row.

    Codes count from 0. Without a column there is one combination.
    """
    place = np.zeros(rows, dtype=np.int64)
    firsts: Ints = np.zeros(1, dtype=np.int64)
    for codes in columns:
        # Ranked after each column, so that no product of sizes overflows.
        key = place * (int(codes.max(initial=0)) + 1) + codes
        _, firsts, place = np.unique(key, return_index=True, return_inverse=True)
    found = [codes[firsts] for codes in columns]
    table = np.stack(found, axis=1) if found else np.zeros((1, 0), dtype=np.int64)
    return table.astype(np.int64), place.astype(np.int64)


def laid_out(numbers: ArrayLike, day: Ints, place: Ints, *, shape: tuple[int, int]) -> Floats:
    """Each number on its day and place, zero elsewhere; one that is not known counts as zero."""
    grid = np.zeros(shape)
    grid[day, place] = np.nan_to_num(np.asarray(numbers, dtype=np.float64))
    return grid
