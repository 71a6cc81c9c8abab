"""What was asked on the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """`floors` are shares by theme as typed; `seconds` a scenario, unless `moves` says how far to search."""

    sheet: Path
    capacity: Path
    cash: float | None = None
    scenarios: int = 3
    seconds: float = 10.0
    moves: int | None = None
    seed: int = 1
    floors: dict[str, float] = field(default_factory=dict)
    foundations: tuple[str, ...] = ()
    week_price: float | None = None
    discount: float = 10.0
    dayfirst: bool | None = None
    out: Path | None = None
    as_json: bool = False
