"""One date as read, and the format of a whole column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from passerelle.connect.dates.reading import Shape, read_shape

Precision = Literal["day", "minute", "second"]
_RANK = {"day": 0, "minute": 1, "second": 2}


def coarser(one: Precision, other: Precision) -> Precision:
    """The less fine of two precisions."""
    return one if _RANK[one] <= _RANK[other] else other


def sheet_precision(values: Iterable[object]) -> Precision:
    """The finest of real date cells, which hold a time of day even where none was typed."""
    found: Precision = "day"
    for value in values:
        if isinstance(value, dt.datetime) and value.time() != dt.time():
            if value.second or value.microsecond:
                return "second"
            found = "minute"
    return found


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: `at` aware, in UTC; `local` as read on the clock of the zone, without zone.

    With precision `day`, `at` is midnight in the zone and `local.date()` the day that was written.
    """

    at: dt.datetime
    local: dt.datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How the dates of one column are read: which figure is the day, which zone when none is said.

    `sheet` is how fine the column's real date cells are: one at midnight is not coarser than the rest.
    """

    dayfirst: bool
    tz: dt.tzinfo
    has_numeric: bool = False
    sheet: Precision = "second"

    def read(self, value: object) -> Moment | None:
        """The moment, or None when the value is no date in this format."""
        if isinstance(value, dt.datetime):
            return self._moment(value, self.sheet)
        if isinstance(value, dt.date):
            return self._moment(dt.datetime.combine(value, dt.time()), "day")
        shape = read_shape(value) if isinstance(value, str) else None
        return self._from_shape(shape) if shape else None

    def _from_shape(self, shape: Shape) -> Moment | None:
        month, day = shape.first, shape.second
        if shape.family == "numeric" and self.dayfirst:
            month, day = day, month
        try:
            date = dt.date(shape.year, month, day)
            zone = dt.timezone(shape.offset) if shape.offset is not None else None
            moment = dt.datetime.combine(date, shape.time or dt.time(), zone)
        except ValueError:
            return None
        precision: Precision = "second" if shape.has_seconds else "minute"
        return self._moment(moment, "day" if shape.time is None else precision)

    def _moment(self, value: dt.datetime, precision: Precision) -> Moment | None:
        try:
            if value.tzinfo is None:
                return Moment(value.replace(tzinfo=self.tz).astimezone(dt.UTC), value, precision)
            local = value.astimezone(self.tz).replace(tzinfo=None)
            return Moment(value.astimezone(dt.UTC), local, precision)
        except OverflowError:
            return None
