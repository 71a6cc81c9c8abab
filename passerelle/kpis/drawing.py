"""The line of a measure, with its target and the dated facts on it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from django.utils.translation import gettext as _

from passerelle.kernel.typography import MONTHS, short_date
from passerelle.kpis.models import Measure
from passerelle.kpis.queries.reading import Reading, text
from passerelle.kpis.queries.series import Point
from passerelle.reports.drawing import Event, Series, guides, series, spanning
from passerelle.ui.language import lang

LETTER = (
    0.008  # the part of the chart's width that one letter takes, at the narrowest the page is wide
)


def chart(
    points: list[Point],
    *,
    dated: list[tuple[dt.date, str]],
    changes: list[dt.date],
    reading: Reading,
    measure: Measure,
    has_target: bool = True,
) -> str:
    """The drawing; empty while there is nothing to draw. `changes`: days on which another definition starts."""
    known = [point for point in points if point.value is not None]
    if not known:
        return ""
    target = (reading.target, reading.target_text) if reading.target is not None else None
    end = text(measure, known[-1].value)
    values = [point.value for point in known]
    drawn = Series(
        values=tuple(point.value for point in points),
        events=_events([point.on for point in points], dated=dated, changes=changes),
        ticks=_ticks([point.on for point in points]),
        guides=tuple((value, text(measure, value)) for value in guides(spanning(values))),
        target=target if has_target else None,
        end=end,
    )
    said = _("%(name)s: %(value)s on %(day)s") % {
        "name": measure.name,
        "value": end,
        "day": short_date(known[-1].on, lang()),
    }
    return series(drawn, label=said, height=240)


def _events(
    days: list[dt.date], *, dated: list[tuple[dt.date, str]], changes: list[dt.date]
) -> tuple[Event, ...]:
    """The last six facts within the days shown, and every change of definition."""
    inside = [(on, words) for on, words in dated if days[0] <= on <= days[-1]][-6:]
    inside += [(on, _("new definition")) for on in changes if days[0] < on <= days[-1]]
    facts = [(float(bisect_left(days, on)), words) for on, words in sorted(inside)]
    return tuple(Event(at, words, "dim") for at, words in apart(facts, steps=len(days)))


def apart(facts: list[tuple[float, str]], *, steps: int) -> list[tuple[float, str]]:
    """Facts whose words would run into those of a later one keep their rule only: the list below says them."""
    taken: list[tuple[float, float]] = []
    kept: list[tuple[float, str]] = []
    for at, words in reversed(facts):
        x, width = at / max(1, steps - 1), len(words) * LETTER
        low, high = (x - width, x) if x > 0.5 else (x, x + width)
        is_free = all(high <= start or end <= low for start, end in taken)
        taken += [(low, high)] if is_free else []
        kept.append((at, words if is_free else ""))
    return kept[::-1]


def _ticks(days: list[dt.date]) -> tuple[tuple[float, str], ...]:
    """The first point of each month, thinned to about ten."""
    firsts = [
        (float(index), MONTHS[lang()][day.month - 1])
        for index, day in enumerate(days)
        if index == 0 or (day.year, day.month) != (days[index - 1].year, days[index - 1].month)
    ]
    return tuple(firsts[:: max(1, len(firsts) // 10 + (len(firsts) > 10))])
