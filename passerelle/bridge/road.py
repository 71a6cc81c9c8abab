"""The quarter's initiatives as rows of the bridge: promise, expected end, and whether they still meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import short_date
from passerelle.reports.drawing import Axis, Ruler
from passerelle.roadmap.queries import QuarterRow
from passerelle.ui.language import lang

Tone = Literal["ok", "watch", "off", "none", "done"]


@dataclass(frozen=True, slots=True)
class Promise:
    """A row: what is drawn, what is said."""

    row: QuarterRow
    tone: Tone
    word: str
    promised: str
    expected: str
    ruler: Ruler
    axis: Axis


def standing(row: QuarterRow, *, today: dt.date) -> Tone:
    """Delivered; past its promise or expected after it; possibly late; on its promise; nothing promised."""
    if row.state == "delivered":
        return "done"
    if row.promised is None:
        return "none"
    if row.promised < today or (row.end is not None and row.end > row.promised):
        return "off"
    if row.late is not None and row.late > row.promised:
        return "watch"
    return "none" if row.end is None else "ok"


def promises(rows: list[QuarterRow], *, today: dt.date, quarter: Quarter) -> list[Promise]:
    """In the order in which they are promised."""
    axis = Axis(
        float(quarter.start.toordinal() - 7), float(quarter.shifted(1).start.toordinal() + 45)
    )
    ordered = sorted(rows, key=lambda row: (row.promised or row.end or dt.date.max, row.code))
    return [_promise(row, today=today, axis=axis) for row in ordered]


def _promise(row: QuarterRow, *, today: dt.date, axis: Axis) -> Promise:
    tone = standing(row, today=today)
    return Promise(
        row=row,
        tone=tone,
        word=word(row, tone),
        promised=short_date(row.promised, lang()),
        expected=_expected(row),
        ruler=_ruler(row, tone=tone, today=today, axis=axis),
        axis=axis,
    )


def word(row: QuarterRow, tone: Tone) -> str:
    if row.state == "delivered":
        late = row.promised and row.delivered_on and row.delivered_on > row.promised
        return (
            pgettext("initiative", "Delivered late")
            if late
            else pgettext("initiative", "Delivered")
        )
    if tone == "none":
        return _("No date promised") if row.promised is None else _("No expected end")
    return {
        "ok": _("On its promise"),
        "watch": _("May be late"),
        "off": _("After its promise"),
    }[tone]


def _expected(row: QuarterRow) -> str:
    if row.delivered_on:
        return _("delivered on %(day)s") % {"day": short_date(row.delivered_on, lang())}
    if row.end and row.late and row.late > row.end:
        return _("%(early)s to %(late)s") % {
            "early": short_date(row.end, lang()),
            "late": short_date(row.late, lang()),
        }
    return short_date(row.end, lang())


def _ruler(row: QuarterRow, *, tone: Tone, today: dt.date, axis: Axis) -> Ruler:
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
    off = sum(row.tone == "off" for row in promised)
    if off:
        return ngettext(
            "%(off)s promise of %(all)s is expected after its date.",
            "%(off)s promises of %(all)s are expected after their date.",
            off,
        ) % {"off": off, "all": len(promised)}
    return ngettext(
        "The only promise of the quarter holds.",
        "The %(all)s promises of the quarter all hold.",
        len(promised),
    ) % {"all": len(promised)}
