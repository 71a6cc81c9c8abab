"""Weeks from Monday to Sunday on the clock of a zone, numbered from that of 1970-01-05."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.flow.columns import Times, instant

FIRST = dt.date(1970, 1, 5)
DAYS = 7


def week_of(moment: dt.datetime, zone: dt.tzinfo) -> int:
    """Number of the week that holds the moment."""
    return (moment.astimezone(zone).date() - FIRST).days // DAYS


def monday(week: int) -> dt.date:
    """The first day of the week of that number."""
    return FIRST + dt.timedelta(days=DAYS * week)


def beginnings(first: int, last: int, zone: dt.tzinfo) -> Times:
    """The instants at which the weeks `first` to `last` begin; an hour nearer or farther in a change of clocks."""
    midnights = (dt.datetime.combine(monday(w), dt.time(), zone) for w in range(first, last + 1))
    return np.array([instant(midnight) for midnight in midnights], dtype="datetime64[s]")
