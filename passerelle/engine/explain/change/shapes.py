"""What a change point is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Shape(StrEnum):
    """What a series did at a date."""

    POINT = "point"
    LEVEL = "level"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class Break:
    """A date at which the series changed: `index` (0-based) is the first period after.

    `low` and `high` are the first and last index of the 95 % interval of that date. `size` is the jump
    (point, level) or the change of slope a period (trend), in the unit of the values (of their natural
    logarithm where `Changes.logarithm` says so); with several columns, that of the column that moved
    most, in its own noise. `nats` is the log-likelihood lost without it.
    """

    index: int
    low: int
    high: int
    shape: Shape
    size: float
    nats: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change of a series, in order of date; outliers among them have the shape `point`."""

    breaks: tuple[Break, ...]
    season: int
    """Periods of the season that was taken off; 0 for none."""
    memory: tuple[float, ...]
    """By column: correlation of what is left from one period to the next."""
    noise: tuple[float, ...]
    """By column: usual step of what is left (standard deviation of the innovations)."""
    logarithm: bool
    """Whether changes were sought as shares: on the logarithm of the values."""

    @property
    def lasting(self) -> tuple[int, ...]:
        """Indexes of the level shifts and trend changes."""
        return tuple(b.index for b in self.breaks if b.shape is not Shape.POINT)


@dataclass(frozen=True, slots=True)
class Since:
    """The likeliest break of what happened against what was expected.

    `index` is its first period, `low` to `high` the 95 % interval of indexes; `size` the jump (point,
    level) or the slope (trend). `nats` is the natural logarithm of the likelihood ratio against no
    break; `p` bounds the chance of as large a one anywhere on calm days.
    """

    index: int
    low: int
    high: int
    shape: Shape
    size: float
    nats: float
    p: float
