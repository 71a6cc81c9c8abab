"""Quarters of a fiscal year that may start in any month."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Quarter `number` (1-4) of fiscal `year`, named by the calendar year in which that fiscal year starts."""

    year: int
    number: int
    first_month: int = 1

    @classmethod
    def of(cls, day: dt.date, *, first_month: int = 1) -> Quarter:
        """The quarter that holds `day`."""
        months = (day.month - first_month) % 12
        year = day.year if day.month >= first_month else day.year - 1
        return cls(year, months // 3 + 1, first_month)

    @classmethod
    def parse(cls, text: str, *, first_month: int = 1) -> Quarter:
        """Read `2026-Q4`, of a year from 1900 to 2199. ValueError on anything else."""
        found = re.fullmatch(r"((?:19|20|21)[0-9]{2})-[QT]([1-4])", text.strip().upper())
        if not found:
            raise ValueError(f"“{text}” is not a quarter such as 2026-Q4")
        return cls(int(found[1]), int(found[2]), first_month)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def start(self) -> dt.date:
        months = self.first_month - 1 + 3 * (self.number - 1)
        return dt.date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.shifted(1).start - dt.timedelta(days=1)

    def shifted(self, quarters: int) -> Quarter:
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1, self.first_month)

    @property
    def fiscal_year(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of its fiscal year."""
        first = self.shifted(1 - self.number)
        return first.start, first.shifted(3).end

    def holds(self, day: dt.date) -> bool:
        return self.start <= day <= self.end
