"""A quantity one is not sure of: three points, eight chances in ten between low and high."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """Low, likely and high values of one quantity, in one unit; low <= mid <= high."""

    low: float
    mid: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.mid <= self.high:
            raise ValueError(f"three points out of order: {self.low}, {self.mid}, {self.high}")

    @property
    def mean(self) -> float:
        """Swanson's rule: .3 low + .4 mid + .3 high, when low and high are the 10th and 90th percentiles.

        Source: Hurst, Brown and Swanson (2000), AAPG Bulletin 84(12).
        """
        return 0.3 * self.low + 0.4 * self.mid + 0.3 * self.high
