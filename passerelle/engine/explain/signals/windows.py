"""How far any series moved in the window of a movement, against how far it moves on calm days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
WEEKS = 8
LONGEST = 28
MOST = 60
FEWEST = 5
LEAST_WEEKS = 6
TRUSTED = 0.8
"""Share of a past slope that goes on: slopes of eight weeks are partly chance."""
UNKNOWN_ERROR = 0.03
"""Standard error of a logarithm where the past is too short to read one: a usual week-on-week wobble."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change with its standard error; not numbers where the series says nothing."""

    size: float
    error: float

    @property
    def z(self) -> float:
        return self.size / self.error if self.error > 0 else 0.0

    @property
    def known(self) -> bool:
        return bool(np.isfinite(self.size) and np.isfinite(self.error))


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a movement, and earlier stretches as long, which tell what calm days do.

    A stretch is compared with the same weekdays of up to eight weeks before it. `starts` holds the
    first day of each stretch, the movement's own last.
    """

    starts: Ints
    length: int
    weeks: int

    @classmethod
    def of(cls, days: int, start: int) -> Window | None:
        """None when there is not one whole week before, or no day after."""
        length = min(days - start, LONGEST)
        if length < 1 or start < 7:
            return None
        weeks = min(WEEKS, max(1, (start - length) // 14))
        calm = np.arange(start - length, 7 * weeks - 1, -max(2, length // 4))[:MOST]
        return cls(np.append(calm[::-1], start).astype(np.int64), length, weeks)

    @property
    def calm(self) -> int:
        """How many calm stretches it is compared with."""
        return len(self.starts) - 1

    @property
    def apart(self) -> float:
        """How many calm stretches lie beside each other, none holding a day of another."""
        return float(self.start - self.starts[0]) / self.length

    @property
    def start(self) -> int:
        return int(self.starts[-1])

    @property
    def days(self) -> slice:
        return slice(self.start, self.start + self.length)

    @property
    def past(self) -> slice:
        return slice(self.start - 7 * self.weeks, self.start)

    def log_change(self, top: Floats, bottom: Floats | None = None) -> Change:
        """Logarithm of observed over expected, of a series or of the ratio of two (shape: days).

        A series alone is expected to go on with its trend; what two share cancels out.
        """
        unknown = UNKNOWN_ERROR if bottom is None else self._scatter(top, bottom)
        return self._told(self.moves(top, bottom), unknown)

    def moves(self, top: Floats, bottom: Floats | None = None) -> Floats:
        """The same of every calm stretch, then of the movement (shape: stretches and one)."""
        if bottom is not None:
            return self._logs(top) - self._logs(bottom)
        return self._logs(top) - self._trend(top)

    def shift(self, values: Floats) -> Change:
        """Mean of the window less the mean expected, for shares, hours and the like (shape: days)."""
        seen, expected, count = self._sums(values)
        moved = np.divide(seen - expected, count, out=np.full(len(count), np.nan), where=count > 0)
        past = values[self.past]
        known = past[np.isfinite(past)]
        return self._told(moved, float(known.std()) + 1e-9 if len(known) else np.nan)

    def _told(self, moved: Floats, unknown: float) -> Change:
        calm = moved[:-1][np.isfinite(moved[:-1])]
        # Mean absolute value times 1.2533 is the standard deviation of a normal law, and one holiday
        # among the calm stretches does not blow it up.
        error = 1.2533 * float(np.abs(calm).mean()) if len(calm) >= FEWEST else unknown
        return Change(float(moved[-1]), max(error, 1e-6))

    def _logs(self, values: Floats) -> Floats:
        seen, expected, _ = self._sums(values)
        ratio = np.divide(seen, expected, out=np.full(len(seen), np.nan), where=expected > 0)
        logs: Floats = np.log(ratio, out=np.full(len(seen), np.nan), where=ratio > 0)
        return logs

    def _scatter(self, top: Floats, bottom: Floats) -> float:
        """Error of the change of a ratio read from its own days, where the past holds no stretch as long."""
        known = (top[self.past] > 0) & (bottom[self.past] > 0)
        if known.sum() < FEWEST:
            return UNKNOWN_ERROR
        daily = np.log(top[self.past][known] / bottom[self.past][known])
        share = 1 / self.length + 1 / len(daily)
        return float(1.3 * daily.std(ddof=1) * np.sqrt(share))

    def _trend(self, values: Floats) -> Floats:
        """What the slope of the weeks before adds by the middle of each stretch (logarithm)."""
        if self.weeks < LEAST_WEEKS:
            return np.zeros(len(self.starts))
        before = np.where(np.isfinite(values), values, 0.0)[
            self.starts[:, None] + np.arange(-7 * self.weeks, 0)
        ]
        weekly = before.reshape(len(self.starts), self.weeks, 7).sum(axis=2)
        logs = np.log(np.maximum(weekly, 1e-9))
        week = np.arange(self.weeks) - (self.weeks - 1) / 2
        slope = (logs * week).sum(axis=1) / (week**2).sum()
        ahead = self.weeks / 2 + self.length / 14
        gone: Floats = np.where((weekly > 0).all(axis=1), TRUSTED * slope * ahead, 0.0)
        return gone

    def _sums(self, values: Floats) -> tuple[Floats, Floats, Floats]:
        """Seen, expected and number of days, of each stretch, over the days that are known."""
        known = np.isfinite(values)
        filled = np.where(known, values, 0.0)
        before = self.starts[:, None] + np.arange(-7 * self.weeks, 0)
        after = self.starts[:, None] + np.arange(self.length)
        shape = (len(self.starts), self.weeks, 7)
        count = known[before].reshape(shape).sum(axis=1)
        total = filled[before].reshape(shape).sum(axis=1)
        profile = np.divide(total, count, out=np.zeros(total.shape), where=count > 0)
        usual = profile[:, np.arange(self.length) % 7] * known[after]
        return filled[after].sum(axis=1), usual.sum(axis=1), known[after].sum(axis=1).astype(float)


def residuals(values: Floats, window: Window) -> Floats:
    """Logarithm of each day of past and window over its weekday's mean in the past (shape: days)."""
    past = values[window.past].reshape(window.weeks, 7)
    known = np.isfinite(past)
    profile = np.where(known, past, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    stretch = values[window.past.start : window.days.stop]
    usual = profile[np.arange(len(stretch)) % 7]
    ratio = np.divide(stretch, usual, out=np.ones(len(stretch)), where=usual > 0)
    logs: Floats = np.log(np.clip(np.nan_to_num(ratio, nan=1.0), 1e-3, 1e3))
    return logs


def chance(z: float, calm: float) -> float:
    """Two-sided, by Student's law with one degree of freedom less than there are calm stretches."""
    from scipy.special import stdtr

    return 2 * float(stdtr(max(calm - 1, 1), -abs(z)))
