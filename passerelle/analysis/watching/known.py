"""Whether what a segment does was told already: one rule for the rounds and for the benchmark of the watch."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.analysis.watching.raising import Raised
from passerelle.engine.explain.answer.naming import Where


@dataclass(frozen=True, slots=True)
class Known:
    """A movement that was told: of the total (`where` is empty) or of a segment; `is_open` until it is over."""

    where: Where
    since: dt.date
    flagged: dt.date
    is_rise: bool
    is_open: bool

    def is_of(self, where: Where, told: Raised) -> bool:
        """The same segment on the same days, whatever crossing leads today."""
        alike = bool(set(self.where) & set(where))
        return alike and self.is_rise == told.is_rise and told.since <= self.flagged

    def tells(self, where: Where, told: Raised) -> bool:
        """The same segment, or the total that goes the same way and is not over."""
        if self.where:
            return self.is_of(where, told)
        return self.is_open and self.is_rise == told.is_rise and self.since <= told.flagged
