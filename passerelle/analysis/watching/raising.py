"""Which measures left their expectation, all of them judged together within the company's budget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from passerelle.analysis.watching.series import Series
from passerelle.engine.explain.change.alerts import Alert, watch
from passerelle.engine.explain.change.shapes import Shape
from passerelle.kernel.finding import Refusal

WATCHED = 75  # days at least that are gone over again at each round
FEWEST = 30  # calm periods


@dataclass(frozen=True, slots=True)
class Raised:
    """A movement as the watch tells it; dates are days. `ended` is None while it lasts."""

    since: dt.date
    flagged: dt.date
    ended: dt.date | None
    is_point: bool
    is_rise: bool

    def until(self, last: dt.date) -> dt.date:
        return self.since if self.is_point else self.ended or last


def first_watched(series: Series) -> int | None:
    """Where its calm past ends: the first of a month, so that a round reads the same past as the one before.

    None where fewer than 30 calm periods would stand before it.
    """
    last = series.days[-1]
    anchor = (last - dt.timedelta(days=WATCHED)).replace(day=1)
    start = next(n for n, day in enumerate(series.days) if day >= anchor)
    scored = np.flatnonzero(np.isfinite(series.scores))
    if len(scored) <= FEWEST:
        return None
    return max(start, int(scored[FEWEST]))


def raised(
    known: Mapping[int, Series], *, weights: Mapping[int, float], budget: float
) -> dict[int, list[Raised]]:
    """By measure (its key in `known`), what stands out; every series must have a `first_watched`."""
    keys = list(known)
    if not keys:
        return {}
    first_day = min(series.days[0] for series in known.values())
    last_day = max(series.days[-1] for series in known.values())
    grid = np.full(((last_day - first_day).days + 1, len(keys)), np.nan)
    calm = []
    for column, key in enumerate(keys):
        series = known[key]
        rows = [(day - first_day).days for day in series.days]
        grid[rows, column] = series.scores
        calm.append(rows[first_watched(series) or 0])
    found = watch(grid, calm=calm, budget=budget, weights=[weights[key] for key in keys])
    if isinstance(found, Refusal):
        raise ValueError(found.code)
    told: dict[int, list[Raised]] = {key: [] for key in keys}
    for alert in found.estimate.alerts:
        key = keys[alert.measure]
        told[key].append(_dated(alert, first_day))
    return {key: _joined(alerts) for key, alerts in told.items()}


def _joined(alerts: list[Raised]) -> list[Raised]:
    """An odd day, then what lasts since that same day, are one movement."""
    found: list[Raised] = []
    for alert in alerts:
        before = found[-1] if found else None
        if before and before.is_rise == alert.is_rise and alert.since <= before.flagged:
            found[-1] = replace(alert, since=min(before.since, alert.since), flagged=before.flagged)
        else:
            found.append(alert)
    return found


def _dated(alert: Alert, first: dt.date) -> Raised:
    def day(index: int) -> dt.date:
        return first + dt.timedelta(days=index)

    return Raised(
        since=day(alert.since),
        flagged=day(alert.day),
        ended=None if alert.ended is None else day(alert.ended),
        is_point=alert.shape is Shape.POINT,
        is_rise=alert.size > 0,
    )
