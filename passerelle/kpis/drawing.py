"""The line of a measure, with its target and the dated facts on it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from django.utils.translation import gettext as _

from passerelle.kernel.typography import MONTHS
from passerelle.kpis.models import Measure
from passerelle.kpis.queries.reading import Reading, text
from passerelle.kpis.queries.series import Point
from passerelle.reports.drawing import Event, Series, guides, series, spanning
from passerelle.ui.language import lang


def chart(
    points: list[Point], *, dated: list[tuple[dt.date, str]], reading: Reading, measure: Measure
) -> str:
    """The drawing; empty while there is nothing to draw."""
    known = [point.value for point in points if point.value is not None]
    if not known:
        return ""
    days = [point.on for point in points]
    shown = Series(
        values=tuple(point.value for point in points),
        events=tuple(
            Event(at=float(bisect_left(days, on)), words=words) for on, words in dated[-6:]
        ),
        ticks=_ticks(days),
        guides=tuple((value, text(measure, value)) for value in guides(spanning(known))),
        target=(reading.target, reading.target_text) if reading.target is not None else None,
        end=reading.value_text,
    )
    said = _("%(name)s: %(value)s on %(day)s") % {
        "name": measure.name,
        "value": reading.value_text,
        "day": reading.on_text,
    }
    return series(shown, label=said)


def _ticks(days: list[dt.date]) -> tuple[tuple[float, str], ...]:
    """The first point of each month, thinned to about ten."""
    firsts = [
        (float(index), MONTHS[lang()][day.month - 1])
        for index, day in enumerate(days)
        if index == 0 or (day.year, day.month) != (days[index - 1].year, days[index - 1].month)
    ]
    return tuple(firsts[:: max(1, len(firsts) // 10 + (len(firsts) > 10))])
