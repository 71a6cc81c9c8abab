"""Durations, in words and in cells."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.kernel.typography import number
from passerelle.ui.language import lang

HOUR = 1 / 24


def days(value: float | None) -> str:
    """A duration for a cell: hours below a day, days to the tenth below ten."""
    if value is None:
        return "—"
    if value < 1:
        return pgettext("duration", "%(n)s h") % {"n": number(_hours(value), lang())}
    return pgettext("duration", "%(n)s d") % {"n": _figure(value)}


def lasting(value: float) -> str:
    """A duration for a sentence."""
    if value < HOUR:
        return _("less than an hour")
    if value < 1:
        hours = _hours(value)
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": number(hours, lang())}
    return ngettext("%(n)s day", "%(n)s days", _plural(value)) % {"n": _figure(value)}


def _hours(value: float) -> int:
    return min(round(24 * value), 23)


def _figure(value: float) -> str:
    shown = round(value, 1)
    is_whole = shown == int(shown) or shown >= 10
    return number(shown, lang(), decimals=0 if is_whole else 1)


def _plural(value: float) -> int:
    """One day is singular; in French so is one day and a half."""
    shown = round(value, 1)
    return 1 if shown == 1 or (lang() == "fr" and shown < 2) else 2
