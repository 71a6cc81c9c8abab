"""The life of a key result as a chart: what was read, week by week, against the straight line it should follow."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from passerelle.reports import drawing
from passerelle.strategy.course import Span

Points = Sequence[tuple[dt.date, float]]
STEPS = 60  # about a week a step over a year; the chart is 60 steps wide whatever the way


def days_of(way: Span) -> list[dt.date]:
    """The days of the chart, evenly spaced from the start to the due date."""
    length = (way.target_on - way.start_on).days
    return [way.start_on + dt.timedelta(days=round(length * n / STEPS)) for n in range(STEPS + 1)]


def between(points: Points, day: dt.date) -> float | None:
    """The value on the line that joins the readings; None before the first and after the last."""
    days = [on for on, _ in points]
    place = bisect_right(days, day)
    if place == 0 or (place == len(points) and day > days[-1]):
        return None
    on, value = points[place - 1]
    if place == len(points) or on == day:
        return value
    next_on, following = points[place]
    return value + (following - value) * (day - on).days / (next_on - on).days


def stepped(way: Span, points: Points) -> list[float | None]:
    """The line on the steps of the chart; each reading stands on the nearest one."""
    values = [between(points, day) for day in days_of(way)]
    length = (way.target_on - way.start_on).days
    for on, value in points:
        step = round(STEPS * (on - way.start_on).days / length)
        if 0 <= step <= STEPS:
            values[step] = value
    return values


def life(way: Span, points: Points, *, label: str, target: str, marks: Sequence[str]) -> str:
    """The chart as SVG; `marks` are the words under the first and last days."""
    days = days_of(way)
    shown = drawing.Series(
        values=stepped(way, points),
        expected=[way.expected(day) for day in days],
        target=(way.target, target),
        ticks=((0, marks[0]), (STEPS, marks[1])),
    )
    return drawing.series(shown, label=label, height=132)
