"""What every section is written from: who writes, for which quarter, in which language, on which day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.kernel.periods import Quarter
from passerelle.people.models import Company, Person
from passerelle.reports.pack import Figure, Section


@dataclass(frozen=True, slots=True)
class Context:
    """`person` decides what can be told: a section shows only what they may see.

    `today` is the day that figures are read on: `now`, or a day of the past for a quarter that is over.
    """

    person: Person
    company: Company
    period: Quarter
    lang: str
    today: dt.date
    now: dt.date
    message: str = ""
    sections: tuple[str, ...] = ()

    @property
    def past_day(self) -> dt.date | None:
        """The day figures are read on when it is not this one."""
        return self.today if self.today < self.now else None

    def share(self, day: dt.date | None) -> float | None:
        """Where a day falls on the quarter's axis, drawn from a month before to a month after (0 to 1)."""
        if day is None:
            return None
        start, end = self.axis
        return min(1.0, max(0.0, (day - start) / (end - start)))

    @property
    def axis(self) -> tuple[dt.date, dt.date]:
        return self.period.start - dt.timedelta(days=14), self.period.end + dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Written:
    """A section and the figures it rests on; None as a section when there is nothing to tell.

    `further` are the pages that follow it, where it takes several.
    """

    section: Section | None
    figures: tuple[Figure, ...] = ()
    further: tuple[Section, ...] = ()
