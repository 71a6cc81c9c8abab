"""How long the finished items took, from their start (cycle time) or their creation (lead time)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np

from passerelle.engine.flow.columns import Columns, Mask, Times, days_between, instant
from passerelle.engine.flow.percentiles import percentiles
from passerelle.engine.flow.refusals import (
    FEWEST_ITEMS,
    NO_ITEMS,
    NO_START,
    TOO_FEW_FINISHED,
    refuse,
)
from passerelle.engine.flow.shapes import Durations
from passerelle.engine.flow.weekly import WEEKS
from passerelle.kernel.finding import Assumption, Finding, Refusal


def cycle_time(
    columns: Columns, as_of: dt.datetime, *, weeks: int | None = WEEKS
) -> Finding[Durations] | Refusal:
    """Elapsed days from start to done of the items finished in the window (None: ever)."""
    return _finished(columns, as_of, weeks=weeks, since=lambda k: k.started, name="cycle_time")


def lead_time(
    columns: Columns, as_of: dt.datetime, *, weeks: int | None = WEEKS
) -> Finding[Durations] | Refusal:
    """Elapsed days from creation to done of the items finished in the window (None: ever)."""
    return _finished(columns, as_of, weeks=weeks, since=lambda k: k.created, name="lead_time")


def _finished(
    columns: Columns,
    as_of: dt.datetime,
    *,
    weeks: int | None,
    since: Callable[[Columns], Times],
    name: str,
) -> Finding[Durations] | Refusal:
    known = columns.as_of(as_of)
    if not len(known):
        return refuse(NO_ITEMS)
    start, finished = since(known), _finished_lately(known, as_of, weeks=weeks)
    timed = finished & ~np.isnat(start)
    if finished.any() and not timed.any():
        return refuse(NO_START)
    forward = timed & (start <= known.done)
    if forward.sum() < FEWEST_ITEMS:
        return refuse(TOO_FEW_FINISHED)
    backward = int(timed.sum() - forward.sum())
    return Finding(
        estimate=_durations(known, forward, start=start),
        method=f"flow.{name}",
        digest=columns.digest(name, as_of, weeks),
        coverage=float(forward.sum() / finished.sum()),
        assumptions=(Assumption("flow.start_before_end", backward == 0, {"dropped": backward}),),
    )


def _durations(known: Columns, chosen: Mask, *, start: Times) -> Durations:
    days = days_between(start[chosen], known.done[chosen])
    return Durations(len(days), float(days.mean()), percentiles(days))


def _finished_lately(known: Columns, as_of: dt.datetime, *, weeks: int | None) -> Mask:
    finished = ~np.isnat(known.done)
    if weeks is None:
        return finished
    earliest = instant(as_of) - np.timedelta64(weeks * 7, "D")
    return np.asarray(finished & (known.done > earliest))
