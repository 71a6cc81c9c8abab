"""What became of a frozen line by a day: from the line and a few facts, without a query. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Came(StrEnum):
    """`ON_TIME` and `LATE` were delivered; `UNDATED` was delivered, nobody said when, or no day was promised."""

    ON_TIME = "on_time"
    LATE = "late"
    UNDATED = "undated"
    OVERDUE = "overdue"
    NOT_YET = "not_yet"
    UNPROMISED = "unpromised"
    DROPPED = "dropped"
    GONE = "gone"


class Told(StrEnum):
    """Who says so: the roadmap, or linked work items where the roadmap is silent."""

    ROADMAP = "roadmap"
    TRACKER = "tracker"


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one initiative, today: `items` linked to it, of which `done`, the last on `last_done_on`.

    `undated` of the done ones have no day.
    """

    state: str
    delivered_on: dt.date | None = None
    end_on: dt.date | None = None
    items: int = 0
    done: int = 0
    undated: int = 0
    last_done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`days` after the promise (under 0: before it), None where it cannot be said; `on`: the day it was delivered.

    `expected`: days after the promise on which the roadmap expects what is not delivered. `coverage`: of a reading
    of the tracker, the share of its items that have a day.
    """

    came: Came
    days: int | None = None
    on: dt.date | None = None
    told: Told = Told.ROADMAP
    coverage: float | None = None
    expected: int | None = None

    @property
    def is_delivered(self) -> bool:
        return self.came in {Came.ON_TIME, Came.LATE, Came.UNDATED}

    @property
    def is_due(self) -> bool:
        """Whether its promise can be judged: its day is past, or it was delivered, or given up."""
        return self.came in {Came.ON_TIME, Came.LATE, Came.OVERDUE, Came.DROPPED}


def outcome(line: Mapping[str, Any], facts: Facts | None, *, on: dt.date) -> Outcome:
    """What was known on the evening of `on`; what came later is not yet. `facts` is None of one that is gone."""
    if facts is None:
        return Outcome(Came.GONE)
    promised = dt.date.fromisoformat(line["promised_on"]) if line.get("promised_on") else None
    delivered, told, coverage = _delivered(facts)
    if delivered is not None and delivered <= on:
        return _came(promised, delivered, told, coverage)
    if facts.state == "delivered" and delivered is None:
        return Outcome(Came.UNDATED, told=told, coverage=coverage)
    if facts.state == "dropped":
        return Outcome(Came.DROPPED)
    if promised is None:
        return Outcome(Came.UNPROMISED)
    days = (on - promised).days
    expected = (facts.end_on - promised).days if facts.end_on else None
    return Outcome(Came.OVERDUE if days > 0 else Came.NOT_YET, days, expected=expected)


def _delivered(facts: Facts) -> tuple[dt.date | None, Told, float | None]:
    """The roadmap's own day; else the last of its items, once all are done and most have a day."""
    if facts.delivered_on:
        return facts.delivered_on, Told.ROADMAP, None
    if facts.items and facts.done == facts.items and facts.state != "dropped":
        coverage = 1 - facts.undated / facts.done
        return facts.last_done_on, Told.TRACKER, coverage
    return None, Told.ROADMAP, None


def _came(
    promised: dt.date | None, delivered: dt.date, told: Told, coverage: float | None
) -> Outcome:
    if promised is None:
        return Outcome(Came.UNDATED, None, delivered, told, coverage)
    days = (delivered - promised).days
    return Outcome(Came.LATE if days > 0 else Came.ON_TIME, days, delivered, told, coverage)
