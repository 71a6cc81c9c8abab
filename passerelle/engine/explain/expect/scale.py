"""On which scale a series is smoothed: as it is, or its logarithm when seasons multiply."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.inputs import Floats

MOST_ZEROS = 0.1
LARGEST = 700.0  # exp of more is not a number


@dataclass(frozen=True, slots=True)
class Scale:
    """`name` is log or linear; `offset` is added before the logarithm; `floor` is the least value."""

    name: str
    unit: float
    offset: float
    floor: float

    def there(self, values: Floats) -> Floats:
        if self.name == "linear":
            return values / self.unit
        return np.log(values + self.offset)

    def back(self, smoothed: Floats) -> Floats:
        """Values again, from what `there` gave."""
        if self.name == "linear":
            return np.maximum(smoothed * self.unit, self.floor)
        return np.maximum(np.exp(np.minimum(smoothed, LARGEST)) - self.offset, self.floor)


def scales(values: Floats) -> tuple[Scale, ...]:
    """The scales to try: the logarithm only where nothing is negative and zeros are rare."""
    known = values[np.isfinite(values)]
    unit = float(np.median(np.abs(known))) or float(np.abs(known).max()) or 1.0
    positive = bool((known >= 0).all())
    floor = 0.0 if positive else -np.inf
    linear = Scale("linear", unit, 0.0, floor)
    if not positive or (known == 0).mean() > MOST_ZEROS:
        return (linear,)
    least = known[known > 0].min()
    offset = 0.0 if known.min() > 0 else max(0.5 * float(least), 0.01 * unit)
    return (linear, Scale("log", unit, offset, floor))
