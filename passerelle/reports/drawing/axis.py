"""From values to places: the ends of a scale, and round guide lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SHORTEST = 1e-300  # below it a share of the length is no longer a number


@dataclass(frozen=True, slots=True)
class Axis:
    """The ends of a scale. `of` gives a share from 0 (low end) to 1 (high end)."""

    low: float
    high: float

    def of(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def spanning(values: Sequence[float | None], *, margin: float = 0.06) -> Axis:
    """An axis that holds every known value with some air; never of zero length."""
    known = known_of(values)
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    air = (high - low) * margin or abs(high) * 0.1
    if high - low + 2 * air < SHORTEST:
        air = 1.0
    if not math.isfinite(high - low + 2 * air):
        return Axis(low / 2, high / 2 or 1.0)
    return Axis(low - air, high + air)


def known_of(values: Sequence[float | None]) -> Sequence[float]:
    """Those that can be placed; a list without a hole is seen at once, as a page draws hundreds."""
    if None not in values and math.isfinite(sum(values)):  # type: ignore[arg-type]
        return values  # type: ignore[return-value]
    return [float(v) for v in values if v is not None and math.isfinite(v)]


def guides(axis: Axis, *, at_most: int = 3) -> list[float]:
    """Round values inside the axis: 1, 2 or 5 times a power of ten apart, `at_most` of them."""
    length = axis.high - axis.low
    step = 10.0 ** math.floor(math.log10(length))
    for size in (step / 10, step / 5, step / 2, step, 2 * step, 5 * step):
        first, last = math.ceil(axis.low / size), math.floor(axis.high / size)
        if 0 < last - first + 1 <= at_most:
            return [round(n * size, 12) for n in range(first, last + 1)]
    return []
