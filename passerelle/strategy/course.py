"""Where a key result stands on its course: plain arithmetic, no clock, no database.

Progress and expectation are shares of the way from start to target; the lag is what is missing today.
The thresholds are told to readers in `docs/guide/strategy.md`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from passerelle.kernel.finding import Refusal

State = Literal["on", "watch", "off", "none"]

WATCH_FROM = 0.10  # a lag of more than a tenth of the way is to watch
OFF_FROM = 0.25  # a lag of more than a quarter of the way is off course
STALE_CADENCES = 3  # a value that missed three check-ins no longer says where we are
CLOSE = 1e-9  # 0.35 - 0.25 is not quite 0.1 in floating point


class Span:
    """What goes from `start` on a day to `target` on a later one; it may go down."""

    __slots__ = ()
    start: float
    target: float
    start_on: dt.date
    target_on: dt.date

    def progress(self, value: float) -> float:
        """Share of the way done: 0 at the start, 1 at the target, below 0 when moving away."""
        return (value - self.start) / (self.target - self.start)

    def elapsed(self, day: dt.date) -> float:
        """Share of the time gone, between 0 and 1."""
        share = (day - self.start_on).days / (self.target_on - self.start_on).days
        return min(max(share, 0.0), 1.0)

    def expected(self, day: dt.date) -> float:
        """The value on a straight line from start to target."""
        return self.start + (self.target - self.start) * self.elapsed(day)


@dataclass(frozen=True, slots=True)
class Way(Span):
    """A span alone, checked when it is made."""

    start: float
    target: float
    start_on: dt.date
    target_on: dt.date

    def __post_init__(self) -> None:
        if self.start == self.target:
            raise ValueError("a way must go somewhere: start and target are equal")
        if self.start_on >= self.target_on:
            raise ValueError("a way must take time: it starts on or after its due date")


class Reading(NamedTuple):
    """A value and the day it was true."""

    value: float
    on: dt.date


class Standing(NamedTuple):
    """Shares of the way: done, and expected by now; and the verdict that follows."""

    progress: float
    expected: float
    state: State

    @property
    def lag(self) -> float:
        return self.expected - self.progress


def state_of(*, progress: float, expected: float) -> State:
    """On course up to a tenth of the way behind, to watch up to a quarter, off course beyond or once time is up."""
    lag = expected - progress
    if progress >= 1 - CLOSE or (lag <= WATCH_FROM + CLOSE and expected < 1):
        return "on"
    return "watch" if lag <= OFF_FROM + CLOSE and expected < 1 else "off"


def stand(
    way: Span, reading: Reading | None, *, today: dt.date, fresh_days: int
) -> Standing | Refusal:
    """Where the key result stands today, or why nothing can be said.

    `fresh_days`: how old a value may be and still speak for today (not asked once the due date has passed
    and the value dates from it or later).
    """
    if today < way.start_on:
        return Refusal("not_started")
    if reading is None:
        return Refusal("no_value", ("value",))
    if (min(today, way.target_on) - reading.on).days > fresh_days:
        return Refusal("stale_value", ("value",))
    progress, expected = way.progress(reading.value), way.elapsed(today)
    return Standing(progress, expected, state_of(progress=progress, expected=expected))


def verdict(standing: Standing | Refusal) -> State:
    return standing.state if isinstance(standing, Standing) else "none"


def mean(parts: Sequence[Standing | Refusal]) -> Standing | Refusal:
    """An objective is the plain mean of its key results that can be read.

    Each counts between 0 and 1, so that one that overshoots does not hide one that lags.
    """
    if not parts:
        return Refusal("no_key_result", ("key_result",))
    read = [part for part in parts if isinstance(part, Standing)]
    if not read:
        waiting = all(isinstance(p, Refusal) and p.code == "not_started" for p in parts)
        return Refusal("not_started") if waiting else Refusal("nothing_readable", ("value",))
    progress = sum(min(max(part.progress, 0.0), 1.0) for part in read) / len(read)
    expected = sum(part.expected for part in read) / len(read)
    return Standing(progress, expected, state_of(progress=progress, expected=expected))


def due_on(way: Span, *, cadence_days: int, last_on: dt.date | None) -> dt.date | None:
    """The day of the next check-in: one cadence after the last (or the start), the due date at the latest.

    None once a check-in was made on the due date or later.
    """
    if last_on is not None and last_on >= way.target_on:
        return None
    return min((last_on or way.start_on) + dt.timedelta(days=cadence_days), way.target_on)
