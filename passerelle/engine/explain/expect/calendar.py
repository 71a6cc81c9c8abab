"""The French calendar of days: public holidays, bridge days, school holidays by zone, the turn of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from passerelle.engine.explain.inputs import Floats

ZONES = ("A", "B", "C")
DAY = dt.timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class FrenchDays:
    """`table` has shape (periods, names): the share of each period's days that are of that kind (0 to 1).

    `holiday` is a public holiday from Monday to Friday, `weekend-holiday` one at the weekend, `bridge`
    the one working day between a public holiday and a weekend, `school-a` to `school-c` the school
    holidays of a zone, `year-end` 24 to 31 December but the 25th; then one column for each public holiday.
    """

    names: tuple[str, ...]
    table: Floats

    def column(self, name: str) -> Floats:
        """One of `names`, shape (periods,). ValueError when there is none of that name."""
        return self.table[:, self.names.index(name)]


def french_days(days: Sequence[dt.date], *, span: int = 1) -> FrenchDays:
    """Calendar of periods of `span` days that begin on `days`. School holidays are known up to 2028."""
    kinds = ("holiday", "weekend-holiday", "bridge", *(f"school-{z.lower()}" for z in ZONES))
    years = sorted({d.year for d in days} | {(d + (span - 1) * DAY).year for d in days})
    named = sorted({n for year in years for n in public_holidays(year).values()})
    names = (*kinds, "year-end", *named)
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(days), len(names)))
    for row, first in enumerate(days):
        for ahead in range(span):
            for kind in _kinds(first + ahead * DAY):
                table[row, place[kind]] += 1 / span
    return FrenchDays(names, table)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[dt.date, str]:
    """The public holidays of metropolitan France, each with its code (`easter-monday`)."""
    import holidays

    named = holidays.country_holidays("FR", years=[year], language="en_US")
    return {d: n.lower().replace("'", "").replace(" ", "-") for d, n in named.items()}


@lru_cache(maxsize=1)
def _school() -> dict[dt.date, tuple[str, ...]]:
    """Days of school holidays, with the zones on holiday that day."""
    from vacances_scolaires_france import SchoolHolidayDates

    return {
        day: tuple(z for z in ZONES if row[f"vacances_zone_{z.lower()}"])
        for day, row in SchoolHolidayDates().data.items()
    }


def is_off(day: dt.date) -> bool:
    """Weekend or public holiday."""
    return day.weekday() >= SATURDAY or day in public_holidays(day.year)


def is_bridge(day: dt.date) -> bool:
    """A working day between a public holiday and a weekend."""
    if is_off(day) or not (is_off(day - DAY) and is_off(day + DAY)):
        return False
    return any(d.weekday() < SATURDAY for d in (day - DAY, day + DAY))


@lru_cache(maxsize=20_000)
def _kinds(day: dt.date) -> tuple[str, ...]:
    found = [f"school-{zone.lower()}" for zone in _school().get(day, ())]
    name = public_holidays(day.year).get(day)
    if name:
        found += [name, "weekend-holiday" if day.weekday() >= SATURDAY else "holiday"]
    elif day.month == 12 and day.day >= 24:
        found.append("year-end")
    return (*found, "bridge") if is_bridge(day) else tuple(found)
