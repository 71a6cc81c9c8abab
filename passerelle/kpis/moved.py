"""The movements found in a series: marks on its chart and a list under it, each a link to why it moved."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.typography import quantity, short_date
from passerelle.kpis.models import Measure
from passerelle.ui.addresses import address
from passerelle.ui.language import lang

SHOWN = 8
LETTER = 0.009  # of the chart's width, with some air
HEIGHT = 240


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement: its day as written, how much and how, and the page that answers why."""

    on: dt.date
    day: str
    size: str
    shape: str
    url: str


def moved(measure: Measure, marks: list[Any], days: list[dt.date]) -> list[Moved]:
    """Those within the days shown, the latest first; the last eight."""
    if not marks or not days:
        return []
    first, last = days[0].isoformat(), days[-1].isoformat()
    inside = [mark for mark in marks if first <= mark[0] <= last][-SHOWN:]
    why = address("analysis:why", measure.slug)
    return [_told(mark, why) for mark in reversed(inside)]


def _told(mark: list[Any], why: str) -> Moved:
    iso, shape, share = mark
    on = dt.date.fromisoformat(iso)
    return Moved(
        on,
        short_date(on, lang(), year=True),
        "" if share is None else _percent(share),
        _shape(shape),
        f"{why}?since={iso}",
    )


def _shape(shape: str) -> str:
    if shape == "trend":
        return _("another slope since then")
    return _("that day alone") if shape == "point" else _("another level since then")


def _percent(share: float) -> str:
    return quantity(100 * share, "%", lang(), decimals=0 if abs(share) >= 0.1 else 1, sign=True)


def overlay(found: list[Moved], days: list[dt.date]) -> str:
    """The marks, over a chart of those days; words that would run into those of a later mark are left to the list."""
    if not found:
        return ""
    from passerelle.reports.drawing.marks import Mark, marks

    steps, edge, drawn = max(1, len(days) - 1), 2.0, []
    for one in found:
        at = bisect_left(days, one.on) / steps
        words = one.size or _("slope")
        half = len(words) * LETTER / 2
        is_free = at + half <= edge
        edge = at - half if is_free else edge
        label = _("Why did it move on %(day)s?") % {"day": one.day}
        drawn.append(Mark(at, words if is_free else "", one.url, label))
    return marks(drawn[::-1], label=_("Movements"), height=HEIGHT)
