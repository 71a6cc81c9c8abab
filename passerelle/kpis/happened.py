"""Dated events as a page tells them: days, kind and what they concern, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from passerelle.kernel.typography import MONTHS_LONG, short_date
from passerelle.kpis.models import DatedEvent
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Told:
    """`concerns` is a name that people wrote, or our words where `is_named` is false."""

    label: str
    url: str
    days: str
    kind: str
    concerns: str
    is_named: bool
    product: str
    segment: str
    note: str


@dataclass(frozen=True, slots=True)
class Month:
    """`title` is empty where the list is not in the order of time."""

    title: str
    events: list[Told]


def by_month(events: Iterable[DatedEvent], *, is_parted: bool) -> list[Month]:
    """The events in their order, under the month of their first day."""
    if not is_parted:
        found = [told(event) for event in events]
        return [Month("", found)] if found else []
    groups = groupby(events, key=lambda event: event.on.replace(day=1))
    return [Month(_titled(first), [told(event) for event in rows]) for first, rows in groups]


def told(event: DatedEvent) -> Told:
    named = event.measure or event.product
    return Told(
        event.label,
        event.get_absolute_url(),
        _days(event.on, event.end),
        event.get_kind_display(),
        str(named) if named else _("Every measure"),
        named is not None,
        str(event.product) if event.product and event.measure else "",
        event.segment,
        event.note,
    )


def _days(on: dt.date, end: dt.date | None) -> str:
    speech = lang()
    last = short_date(end or on, speech, year=True)
    if end is None or end == on:
        return last
    first = short_date(on, speech, year=on.year != end.year)
    return _("From %(first)s to %(last)s") % {"first": first, "last": last}


def _titled(first: dt.date) -> str:
    name = MONTHS_LONG[lang()][first.month - 1]
    return f"{name[:1].upper()}{name[1:]} {first.year}"
