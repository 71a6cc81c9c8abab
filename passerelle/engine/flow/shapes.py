"""What the flow measures answer: plain frozen results, durations in elapsed days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.flow.percentiles import Percentile
from passerelle.kernel.finding import Finding, Refusal


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many items the measures can use, at the date."""

    items: int
    started: int
    finished: int
    finished_with_start: int

    @property
    def share_started(self) -> float:
        """Share of the items that have a known start (0-1)."""
        return self.started / self.items if self.items else 0.0

    @property
    def share_timed(self) -> float:
        """Share of the finished items whose cycle time is known (0-1)."""
        return self.finished_with_start / self.finished if self.finished else 0.0


@dataclass(frozen=True, slots=True)
class Throughput:
    """Items finished in each whole week, `weeks` being their Mondays, oldest first, zeros kept."""

    weeks: tuple[dt.date, ...]
    counts: tuple[int, ...]
    mean: float


@dataclass(frozen=True, slots=True)
class Durations:
    """Elapsed days of `count` items: percentiles and mean."""

    count: int
    mean: float
    percentiles: tuple[Percentile, ...]


@dataclass(frozen=True, slots=True)
class InProgress:
    """Items started and not done at the date, oldest first, with their age in days."""

    count: int
    ages: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class CumulativeFlow:
    """By week (Mondays): arrivals, starts, departures in it; in progress and open at its end."""

    weeks: tuple[dt.date, ...]
    arrivals: tuple[int, ...]
    starts: tuple[int, ...]
    departures: tuple[int, ...]
    in_progress: tuple[int, ...]
    open: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FlowMeasures:
    """Everything a delivery page says of one team or one product at a date."""

    as_of: dt.datetime
    coverage: Coverage
    throughput: Finding[Throughput] | Refusal
    cycle_time: Finding[Durations] | Refusal
    lead_time: Finding[Durations] | Refusal
    in_progress: Finding[InProgress] | Refusal
    age: Finding[Durations] | Refusal
    cumulative: Finding[CumulativeFlow] | Refusal
