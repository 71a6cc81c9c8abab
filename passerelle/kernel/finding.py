"""The engine's contract: a method returns a `Finding` or a `Refusal`, never a number it cannot defend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interval:
    """A range that holds the true value with probability `level` (between 0 and 1)."""

    low: float
    high: float
    level: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"interval is upside down: {self.low} > {self.high}")
        if not 0 < self.level < 1:
            raise ValueError(f"level must lie between 0 and 1, not {self.level}")


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the method relies on, and whether the data agree (`held` is None when unchecked)."""

    code: str
    held: bool | None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """An answer that can be defended and replayed.

    `estimate` is the method's own frozen result; `coverage` the share of the rows it could use (0-1);
    `would_change` names what would change the conclusion; `digest` identifies the inputs.
    """

    estimate: T
    method: str
    digest: str
    interval: Interval | None = None
    coverage: float | None = None
    assumptions: tuple[Assumption, ...] = ()
    would_change: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """No verdict: it holds no number, only what is missing, as a code and what would be needed."""

    code: str
    needs: tuple[str, ...] = ()
