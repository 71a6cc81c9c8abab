"""A roll-up, as arrays. Days are consecutive; a day without a row holds zeros."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.connect.warehouse.fold import Folded

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rolled:
    """A measure by day and leaf: the leaves that occur, each a row of `codes` (leaves, dimensions).

    `values[dimension][code]` names a value, `OTHER` those that were folded (`folds` says how many).
    `sums`, `totals` (where a ratio was asked) and `counts`, in rows of the table: (days, leaves).
    """

    days: tuple[dt.date, ...]
    dimensions: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    codes: Ints
    sums: Floats
    totals: Floats | None
    counts: Floats
    folds: tuple[Folded, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A measure by day and value of one dimension, none folded, those with most rows first (days, values)."""

    dimension: str
    values: tuple[str, ...]
    sums: Floats
    totals: Floats | None
    counts: Floats


@dataclass(frozen=True, slots=True)
class Load:
    """What was loaded, day by day (shape: days): rows, hours with a row (of 24), nulls by dimension.

    `hours` and `hourly` (days, 24: the measure's sum) are None where the time has no hour;
    `duplicates` is None where no key was given; `undated` counts rows without a time.
    """

    days: tuple[dt.date, ...]
    rows: Floats
    hours: Floats | None
    hourly: Floats | None
    nulls: Mapping[str, Floats]
    duplicates: Floats | None
    undated: int
