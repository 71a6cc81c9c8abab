"""Working time: a position on the line of working days, and the moment it stands for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.calendar import Calendar, is_working

OPENS, HOURS = 7, 10.5  # a working day, in hours UTC
WARM_UP_DAYS = 60  # items that were already there when the history begins
READ_AT = 0.06  # the story is read at 7:38 UTC


@dataclass(frozen=True, slots=True)
class Clock:
    """`days` are the working days, oldest first; a position is a day's index plus a share of it."""

    days: tuple[dt.date, ...]
    today: dt.date

    @classmethod
    def of(cls, cal: Calendar) -> Clock:
        """Working days of the history and of its warm-up, up to and including today."""
        first = cal.first - dt.timedelta(days=WARM_UP_DAYS)
        span = (first + dt.timedelta(days=n) for n in range((cal.today - first).days + 1))
        return cls(tuple(day for day in span if is_working(day)), cal.today)

    @property
    def now(self) -> float:
        """The position at which the story is read."""
        last = len(self.days) - 1
        return last + READ_AT if self.days[-1] == self.today else last + 1.0

    def moment(self, position: float) -> dt.datetime:
        """The moment of a position, to the second."""
        day, share = divmod(position, 1.0)
        start = dt.datetime.combine(self.days[int(day)], dt.time(OPENS), dt.UTC)
        return start + dt.timedelta(seconds=round(share * HOURS * 3600))

    def position(self, day: dt.date) -> int:
        """Index of the first working day on or after `day`."""
        return next((n for n, d in enumerate(self.days) if d >= day), len(self.days))
