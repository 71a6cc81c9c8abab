"""What a scenario found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How long a scenario goes on: kills of the process, clients that write, jobs that wait."""

    kills: int
    clients: int
    jobs: int


WHOLE = Size(kills=12, clients=6, jobs=200)
REDUCED = Size(kills=1, clients=1, jobs=0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`lost` and `torn` must be zero: acknowledged and not found; found in part or twice."""

    scenario: str
    done: int
    kills: int
    lost: int
    torn: int
    note: str = ""

    @property
    def is_held(self) -> bool:
        return self.lost == 0 and self.torn == 0
