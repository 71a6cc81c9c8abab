"""What became of the rows of an import that is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Undone:
    """How many rows were taken away and put back; `left` names those that moved since, or are in use."""

    removed: int = 0
    restored: int = 0
    left: list[str] = field(default_factory=list)
