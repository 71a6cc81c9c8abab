"""What a decomposition is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One part's share of the change, in the measure's unit; bounds are a 95 % interval where known."""

    name: str
    change: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The parts of a change sum to `after - before` within 1e-9 of the larger of the two."""

    before: float
    after: float
    parts: tuple[Part, ...]

    @property
    def change(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class MixAndRate:
    """A ratio's change by segment: `rates` because the segment's own ratio moved, `mixes` because its
    weight did. `reversal`: every segment moved one way and the total the other (Simpson)."""

    rates: Decomposition
    mixes: Decomposition
    rate: Part
    mix: Part
    reversal: bool

    @property
    def change(self) -> float:
        return self.rate.change + self.mix.change
