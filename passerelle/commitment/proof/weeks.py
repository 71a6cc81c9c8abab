"""A measure in whole weeks before and after a day, so that weekdays weigh the same on both sides. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

MOST_BEFORE, MOST_AFTER = 52, 26
FEWEST_AFTER = 3
WEEK = 7
ENOUGH = 5  # known days of a week, for what is no sum

Span = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Days:
    """`known`: a value and its weight (None: all weigh the same) by day; by last day of the week where `is_weekly`.

    `is_sum`: a missing day would be a loss. `scale` turns a day's value into what the measure's own period says.
    """

    known: Mapping[dt.date, tuple[float, float | None]]
    is_weekly: bool = False
    is_sum: bool = False
    scale: float = 1.0

    def over(self, span: Span) -> float | None:
        """Its mean over a week; None when too few days are known."""
        first, last = span
        if self.is_weekly:
            found = self.known.get(last)
            return found[0] * self.scale if found and (last - first).days == WEEK - 1 else None
        days = [
            self.known.get(first + dt.timedelta(days=n)) for n in range((last - first).days + 1)
        ]
        here = [one for one in days if one is not None]
        if len(here) < (len(days) if self.is_sum else ENOUGH):
            return None
        weights = [1.0 if weight is None else weight for _, weight in here]
        if sum(weights) <= 0:
            return None
        told = sum(value * weight for (value, _), weight in zip(here, weights, strict=True))
        return told / sum(weights) * self.scale


@dataclass(frozen=True, slots=True)
class Weeks:
    """Spans before and after the day, in order, with no week missing between them and it."""

    before: tuple[Span, ...]
    after: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.before + self.after


def around(days: Days, on: dt.date, *, since: dt.date | None, until: dt.date) -> Weeks:
    """The weeks of a series around `on` (that day itself is on neither side), within `since` and `until`."""
    back, ahead = _edges(days, on)
    before: list[Span] = []
    while len(before) < MOST_BEFORE:
        span = (back - dt.timedelta(days=WEEK - 1), back)
        if (since and span[0] < since) or days.over(span) is None:
            break
        before.append(span)
        back -= dt.timedelta(days=WEEK)
    after: list[Span] = []
    while len(after) < MOST_AFTER:
        span = (ahead, ahead + dt.timedelta(days=WEEK - 1))
        if span[1] > until or days.over(span) is None:
            break
        after.append(span)
        ahead += dt.timedelta(days=WEEK)
    return Weeks(tuple(reversed(before)), tuple(after))


def _edges(days: Days, on: dt.date) -> Span:
    """The last day of the last week before, the first day of the first week after."""
    one = dt.timedelta(days=1)
    if not days.is_weekly:
        return on - one, on + one
    ends = sorted(days.known)
    back = max((end for end in ends if end < on), default=on - one)
    ahead = min((end for end in ends if end - dt.timedelta(days=WEEK - 1) > on), default=None)
    return back, (ahead - dt.timedelta(days=WEEK - 1)) if ahead else on + one
