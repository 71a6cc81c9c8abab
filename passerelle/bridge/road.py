"""The quarter's initiatives as rows of the bridge: promise, expected end, and whether they still meet."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import short_date
from passerelle.reports.drawing import Axis, Ruler
from passerelle.roadmap.queries import QuarterRow, in_order, standing
from passerelle.roadmap.standing import Standing
from passerelle.ui.language import lang

WORST_FIRST = ("off", "watch", "ok", "none", "open", "done")
RANK = {held: WORST_FIRST.index(held.tone) for held in Standing}


class Promise(NamedTuple):
    """A row: what is drawn, what is said; worked out for those that are shown."""

    row: QuarterRow
    standing: Standing
    today: dt.date
    axis: Axis

    @property
    def tone(self) -> str:
        return self.standing.tone

    @property
    def word(self) -> str:
        return self.standing.word

    @property
    def promised(self) -> str:
        return short_date(self.row.promised, lang())

    @property
    def expected(self) -> str:
        return _expected(self.row)

    @property
    def ruler(self) -> Ruler:
        return _ruler(self.row, tone=self.tone, today=self.today, axis=self.axis)

    @property
    def promised_url(self) -> str:
        """Who promised, and when."""
        return f"{self.row.url}known/promised_on/"

    @property
    def expected_url(self) -> str:
        """Who gave the expected end, or said that it is delivered."""
        return f"{self.row.url}known/{'delivered_on' if self.row.delivered_on else 'end_on'}/"


def promises(rows: list[QuarterRow], *, today: dt.date, quarter: Quarter) -> list[Promise]:
    """In the order in which they are promised."""
    axis = Axis(
        float(quarter.start.toordinal() - 7), float(quarter.shifted(1).start.toordinal() + 45)
    )
    return [Promise(row, standing(row, today=today), today, axis) for row in in_order(rows)]


def worst(rows: list[Promise], *, limit: int) -> list[Promise]:
    """Those that need looking at most, in the order they came in."""
    places = sorted(range(len(rows)), key=lambda place: RANK[rows[place].standing])
    return [rows[place] for place in sorted(places[:limit])]


def _expected(row: QuarterRow) -> str:
    if row.delivered_on:
        return _("delivered on %(day)s") % {"day": short_date(row.delivered_on, lang())}
    if row.end and row.late and row.late > row.end:
        return _("%(early)s to %(late)s") % {
            "early": short_date(row.end, lang()),
            "late": short_date(row.late, lang()),
        }
    return short_date(row.end, lang())


def _ruler(row: QuarterRow, *, tone: str, today: dt.date, axis: Axis) -> Ruler:
    def place(day: dt.date | None) -> float | None:
        return None if day is None else min(axis.high, max(axis.low, float(day.toordinal())))

    open_end = None if row.delivered_on else row.end
    return Ruler(
        low=place(open_end),
        mid=place(open_end),
        high=place(row.late or open_end) if open_end else None,
        target=place(row.promised),
        today=place(today),
        point=place(row.delivered_on),
        state="off" if tone == "off" else "",
    )


def verdict(rows: list[Promise]) -> str:
    """The section's one sentence."""
    if not rows:
        return _("Nothing is planned in this quarter.")
    promised = [row for row in rows if row.row.promised]
    if not promised:
        return _("No date has been promised this quarter.")
    missed = sum(row.standing.misses for row in promised)
    if missed:
        return ngettext(
            "%(missed)s promise of %(all)s misses its date.",
            "%(missed)s promises of %(all)s miss their date.",
            missed,
        ) % {"missed": missed, "all": len(promised)}
    return ngettext(
        "The only promise of the quarter holds.",
        "The %(all)s promises of the quarter all hold.",
        len(promised),
    ) % {"all": len(promised)}
