"""Days of the story: shifted with the day of loading, with French holidays and seasons."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import NBSP, short_date

STORY_DAY = dt.date(2026, 11, 20)  # the Friday on which the story is told
HISTORY_DAYS = 549  # eighteen months
PLACEHOLDER = re.compile(r"\[\[(\d{4}-\d{2}-\d{2})(\|\w+)?\]\]")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Moves the days of the story so that its present falls on `today`.

    Every day moves by the same number of days; a working day that would fall on a weekend moves to
    the nearest working day away from today (back when past, forward when to come).
    """

    today: dt.date

    @property
    def first(self) -> dt.date:
        """First day of the history."""
        return self.today - dt.timedelta(days=HISTORY_DAYS)

    def day(self, story: str) -> dt.date:
        """The day of the story (ISO) as it falls now."""
        told = dt.date.fromisoformat(story)
        moved = told + (self.today - STORY_DAY)
        if told == STORY_DAY or told.weekday() > 4 or moved.weekday() < 5:
            return moved
        over = moved.weekday() - 4
        return moved - dt.timedelta(over) if told < STORY_DAY else moved + dt.timedelta(3 - over)

    def maybe(self, story: str | None) -> dt.date | None:
        """The same, None for None."""
        return self.day(story) if story else None

    def moment(self, story: str) -> dt.datetime:
        """A moment of the story (“2026-11-18 16:05”, UTC) as it falls now."""
        day, _, hour = story.partition(" ")
        return dt.datetime.combine(self.day(day), dt.time.fromisoformat(hour or "09:00"), dt.UTC)

    def text(self, raw: dict[str, str]) -> Text:
        """Both languages, each `[[2026-11-03]]` written as that day falls, `|q` as its quarter."""
        return Text(fr=self._fill(raw["fr"], "fr"), en=self._fill(raw["en"], "en"))

    def _fill(self, raw: str, lang: str) -> str:
        def write(found: re.Match[str]) -> str:
            day = self.day(found[1])
            if found[2] == "|q":
                return _quarter(Quarter.of(day), lang)
            return str(day.year) if found[2] == "|y" else short_date(day, lang)

        return PLACEHOLDER.sub(write, raw)

    def days(self) -> NDArray[np.datetime64]:
        """Every day of the history up to yesterday, the last whole one."""
        first, end = np.datetime64(self.first, "D"), np.datetime64(self.today, "D")
        return np.asarray(np.arange(first, end))

    def path(self, anchors: list[tuple[str, float]]) -> NDArray[np.float64]:
        """A value on each day of the history, straight from one told point to the next."""
        at = [np.datetime64(self.day(day), "D").astype(np.int64) for day, _ in anchors]
        values = [value for _, value in anchors]
        return np.asarray(np.interp(self.days().astype(np.int64), at, values), dtype=np.float64)


def _quarter(quarter: Quarter, lang: str) -> str:
    letter = "T" if lang == "fr" else "Q"
    return f"{letter}{quarter.number}{NBSP}{quarter.year}"


@lru_cache(maxsize=64)
def easter(year: int) -> dt.date:
    """Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    golden, century, rest = year % 19, year // 100, year % 100
    full = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - full - rest % 4) % 7
    late = (golden + 11 * full + 22 * weekday) // 451
    month, day = divmod(full + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[dt.date]:
    """The eleven public holidays of metropolitan France."""
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    moving = (easter(year) + dt.timedelta(days) for days in (1, 39, 50))
    return frozenset([*(dt.date(year, month, day) for month, day in fixed), *moving])


def is_working(day: dt.date) -> bool:
    """Monday to Friday, public holidays left out."""
    return day.weekday() < 5 and day not in holidays(day.year)


def season(days: NDArray[np.datetime64]) -> NDArray[np.float64]:
    """Share of an ordinary working day's activity: weekends, holidays, August, the turn of the year."""
    return np.array([_activity(day.item()) for day in days], dtype=np.float64)


def _activity(day: dt.date) -> float:
    weekly = (1.08, 1.10, 1.04, 1.02, 0.90, 0.34, 0.30)[day.weekday()]
    yearly = 1.0
    if day.month == 8:
        yearly = 0.68 if 4 <= day.day <= 22 else 0.82
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 3):
        yearly = 0.55
    return weekly * yearly * (0.45 if day in holidays(day.year) and day.weekday() < 5 else 1.0)
