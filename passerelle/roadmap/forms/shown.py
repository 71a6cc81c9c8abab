"""A cell as it is read: dates and numbers in the person's language, ranges short."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.ranges import ThreePoint
from passerelle.kernel.typography import NBSP, number, quantity, short_date
from passerelle.roadmap.fields import Field
from passerelle.roadmap.models import LIVE, Initiative

WEEKS = "person-weeks"  # as it is kept


def span(points: ThreePoint | None, unit: str, lang: str) -> str:
    """`160 – 350 k€`, `€160 – 350k`: eight chances in ten lie between the two."""
    if points is None:
        return ""
    low, high = number(points.low, lang), quantity(points.high, unit_said(unit), lang)
    if high[0] in "€$£":  # English writes a currency before the number: once, before the range
        low, high = high[0] + low, high[1:]
    return f"{low}{NBSP}–{NBSP}{high}"


def unit_said(unit: str) -> str:
    """A unit of a range as it is written on a screen: ours in the person's language, theirs as typed."""
    return _("person-weeks") if unit == WEEKS else unit


def shown(field: Field, initiative: Initiative, *, lang: str, this_year: int = 0) -> str:
    """What the cell says; empty when nothing was said. Dates of `this_year` go without their year."""
    if field.kind == "range":
        unit = getattr(initiative, f"{field.key}_unit", "")
        return span(getattr(initiative, field.key), unit, lang)
    value: Any = getattr(initiative, field.attr)
    if value is None or value == "" or value == [] or is_moot(field, initiative):
        return ""
    if isinstance(value, dt.date):
        return short_date(value, lang, year=value.year != this_year)
    return str(_SHOW[field.kind](field, initiative, value, lang))


def is_moot(field: Field, initiative: Initiative) -> bool:
    """Now, next or later says nothing of what is delivered or dropped; it is kept for who takes it up again."""
    return field.key == "bucket" and initiative.state not in LIVE


def _whole(field: Field, value: int, lang: str) -> str:
    return quantity(value, "%" if field.key == "confidence" else "", lang)


_SHOW: dict[str, Any] = {
    "text": lambda field, row, value, lang: value,
    "long": lambda field, row, value, lang: value,
    "choice": lambda field, row, value, lang: str(getattr(row, f"get_{field.key}_display")()),
    "link": lambda field, row, value, lang: str(value),
    "number": lambda field, row, value, lang: number(value, lang),
    "whole": lambda field, row, value, lang: _whole(field, value, lang),
    "words": lambda field, row, value, lang: ", ".join(value),
}
