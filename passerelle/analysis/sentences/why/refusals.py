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
    "window-empty": (
        _("No verdict: no value is known from the day of the movement on."),
        _("Pour in the days since then, or ask about an earlier day."),
    ),
    "too-many-gaps": (
        _("No verdict: more than four days in ten have no value."),
        _("Fill in the days that are missing, or ask about a period that is whole."),
    ),
    "days-uneven": (
        _("No verdict: the days do not follow each other one by one."),
        _("Give one value a day (or a week, or a month), each day once, none skipped."),
    ),
    "factors-differ": (
        _("No verdict: the formula has other factors before and after."),
        _("Give each factor a value in both periods."),
    ),
    "too-many-factors": (
        _("No verdict: the formula has more than twelve factors."),
        _("Group the factors that go together."),
    ),
    "formula-undefined": (
        _("No verdict: the formula divides by zero on the way from one period to the other."),
        _("Look for a factor that is zero in one of the two periods."),
    ),
    "factor-not-positive": (
        _("No verdict: a factor of the product is zero or below."),
        _("Leave that factor out, or share the change by exact Shapley values."),
    ),
    "nothing-named": (
        _("No verdict: no segment stands out, so none can be tried again."),
        _("Look at the whole measure, or break it down by other columns."),
    ),
    "donors-too-few": (
        _("No verdict: there are fewer than five series to compare with."),
        _("Add series that the change could not touch: other countries, other products."),
    ),
    "fit-poor": (
        _("No verdict: the series compared with did not follow the measure before the change."),
        _("Choose series that live through the same seasons as the measure."),
    ),
    "too-few-checked": (
        _("No verdict: fewer than twenty answers were checked against what was found."),
        _("Write down on each answer what it turned out to be."),
    ),
    "budget-missing": (
        _("No verdict: the number of false alarms that is accepted is not given."),
        _("Say how many false alarms a month you accept: more than none."),
    ),
}
_DAYS = re.compile(r"\d{4}-\d\d-\d\d")


def refused(refusal: Refusal) -> tuple[str, str]:
    """Why there is no verdict, and what to do next. A test holds that no code is without a sentence."""
    why, hint = REFUSALS[refusal.code]
    days = [day for need in refusal.needs for day in _DAYS.findall(need)]
    if refusal.code == "date-outside" and len(days) == 2:
        hint = _("Ask about a date from %(first)s to %(last)s.")
        return str(why), str(hint) % {"first": days[0], "last": days[1]}
    return str(why), str(hint)
