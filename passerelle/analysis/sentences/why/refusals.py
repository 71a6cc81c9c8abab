"""Why there is no verdict at all, and what would give one."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from passerelle.kernel.finding import Refusal

REFUSALS: dict[str, tuple[Any, Any]] = {
    "past-too-short": (
        _("No verdict: there is too little past to say what was expected."),
        _("Give four weeks of days at least, two of them before the movement."),
    ),
    "days-needed": (
        _("No verdict: this measure is kept by the week or more."),
        _("Pour in its values by day: a movement is dated and compared day by day."),
    ),
    "no-values": (
        _("No verdict: no file of values was poured in for this measure."),
        _("Pour in a file with a date, a value and the columns it can be cut by."),
    ),
    "past-empty": (
        _("No verdict: the past holds nothing to compare with."),
        _("Give days, or a first period, with values above zero."),
    ),
    "nothing-to-compare": (
        _("No verdict: there are no values above zero on both sides of the movement."),
        _("Check that the measure and its dates were read from the right columns."),
    ),
    "date-outside": (
        _("No verdict: the date asked about leaves too little on one side of it."),
        _("Ask about a date that has two weeks of days before it, and a day after it."),
    ),
    "response-constant": (
        _("No verdict: the measure never moves."),
        _("Check that the right column was read."),
    ),
    "values-not-numbers": (
        _("No verdict: some values are not numbers."),
        _("Fill in or leave out the cells that hold none."),
    ),
    "totals-missing": (
        _("No verdict: the total is missing from one of the two periods."),
        _("Give the same total in both files."),
    ),
    "counts-impossible": (
        _("No verdict: a part is larger than its total, or below zero."),
        _("Check which column is the measure and which is the total."),
    ),
    "too-few-trials": (
        _("No verdict: the totals are too small."),
        _("Take a longer period, or fewer breakdowns."),
    ),
    "too-few-leaves": (
        _("No verdict: two periods without dates need segments to be compared by."),
        _("Break the measure down by a column, or give the values day by day."),
    ),
}
OTHERWISE = (
    _("No verdict: these data cannot be compared."),
    _("Give the measure day by day, over two months or more."),
)
_DAYS = re.compile(r"\d{4}-\d\d-\d\d")


def refused(refusal: Refusal) -> tuple[str, str]:
    """Why there is no verdict, and what to do next."""
    why, hint = REFUSALS.get(refusal.code, OTHERWISE)
    days = [day for need in refusal.needs for day in _DAYS.findall(need)]
    if refusal.code == "date-outside" and len(days) == 2:
        hint = _("Ask about a date from %(first)s to %(last)s.")
        return str(why), str(hint) % {"first": days[0], "last": days[1]}
    return str(why), str(hint)
