"""What became of the rows of an import that is taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone


@dataclass
class Undone:
    """How many rows were taken away and put back; `left` names those that moved since, or are in use."""

    removed: int = 0
    restored: int = 0
    left: list[str] = field(default_factory=list)
    begun: dt.datetime = field(default_factory=timezone.now)
