"""What a localisation is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.inputs import seal

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cube:
    """Leaves of a cube: one row for each combination of values that was recorded.

    `codes` has shape (leaves, dimensions): the index of the leaf's value in `values[dimension]`.
    """

    dimensions: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    codes: Ints

    def __post_init__(self) -> None:
        if self.codes.ndim != 2 or self.codes.shape[1] != len(self.dimensions):
            raise ValueError("codes must have one column for each dimension")
        if len(self.values) != len(self.dimensions):
            raise ValueError("values must have one tuple for each dimension")

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(values) for values in self.values)

    def digest(self, *columns: Floats) -> str:
        """One digest for these leaves with these values."""
        return seal([self.dimensions, self.values], self.codes, *columns)

    def holds(self, where: tuple[tuple[str, str], ...]) -> NDArray[np.bool_]:
        """The leaves of a cell (shape: leaves)."""
        inside = np.ones(len(self.codes), dtype=bool)
        for dimension, value in where:
            axis = self.dimensions.index(dimension)
            inside &= self.codes[:, axis] == self.values[axis].index(value)
        return inside

    def where(self, axes: tuple[int, ...], codes: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
        """A cell in words: its dimensions with their values."""
        pairs = zip(axes, codes, strict=True)
        return tuple((self.dimensions[axis], self.values[axis][code]) for axis, code in pairs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One segment that moved as one: `where` pairs a dimension with its value."""

    where: tuple[tuple[str, str], ...]
    leaves: int
    gain: float
    """Log-likelihood gained over "nothing moved here", in nats, less the price of naming the cell."""
    shift: float
    """Additive measure: mean residual of its leaves, in usual residuals, or their relative change where
    their history is known. Ratio: change of the ratio."""
    low: float
    high: float
    """95 % interval of `shift`, the cell being given."""
    actual: float
    expected: float
    """Additive measure: totals of its leaves. Ratio: successes."""
    rivals: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Other segments that the data cannot tell apart from this one."""

    @property
    def label(self) -> str:
        return "&".join(f"{dimension}={value}" for dimension, value in self.where)


@dataclass(frozen=True, slots=True)
class Localisation:
    """Where a measure moved; `rest` is the part of the change that no recorded cell explains."""

    cells: tuple[Cell, ...]
    change: float
    rest: float
    noise: float
    """Usual relative residual of a leaf (standard deviation)."""
