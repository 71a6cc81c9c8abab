"""A day, as coarsely as an audience may read it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from passerelle.commitment.models.audience import Grain
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import MONTHS
from passerelle.people.queries import company
from passerelle.roadmap.titles import quarter_name

Told = tuple[str, str]
"""What sorts a period, then how it is named."""


def told(
    day: dt.date, grain: Grain, *, today: dt.date, lang: str, step: Grain = Grain.QUARTER
) -> Told:
    """The period in which a day falls; at the coarsest, now is until the end of the `step` that runs.

    `step` is a quarter, or a half-year for who may read no finer.
    """
    if grain is Grain.YEAR:
        return f"{day.year}", f"{day.year}"
    if grain is Grain.MONTH:
        return f"{day:%Y-%m}", f"{MONTHS[lang][day.month - 1]} {day.year}"
    if grain is Grain.HALF:
        half = 1 if day.month < 7 else 2
        said = pgettext("half of a year", "H%(half)s %(year)s")
        return f"{day.year}-{half}", said % {"half": half, "year": day.year}
    month = company().fiscal_month
    quarter = Quarter.of(day, first_month=month)
    if grain is Grain.QUARTER:
        return str(quarter), quarter_name(quarter)
    now, following = _ends(today, step, month)
    if day <= now:
        return "0", _("Now")
    return ("1", _("Next")) if day <= following else ("2", _("Later"))


def _ends(today: dt.date, step: Grain, month: int) -> tuple[dt.date, dt.date]:
    """The last days of the step that runs and of the next."""
    if step is Grain.HALF:
        june, december = dt.date(today.year, 6, 30), dt.date(today.year, 12, 31)
        return (june, december) if today <= june else (december, june.replace(year=today.year + 1))
    current = Quarter.of(today, first_month=month)
    return current.end, current.shifted(1).end
