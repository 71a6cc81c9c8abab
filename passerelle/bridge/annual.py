"""The company's first key result, drawn large under the heading: where it began, where it is, what was promised."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from passerelle.kernel.typography import short_date
from passerelle.reports.drawing import Dial, Mark, dial, dial_guides
from passerelle.strategy.queries import CourseRow
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Annual:
    row: CourseRow
    due: str
    drawn: SafeString


def annual(row: CourseRow | None) -> Annual | None:
    """The first key result of the company's short-term objectives, once it has a reading."""
    if row is None or row.reading is None:
        return None
    due = short_date(row.fact.plan.target_on, lang(), year=True)
    return Annual(row, due, mark_safe(_drawn(row)))  # noqa: S308 - a drawing escapes what it is given


def _drawn(row: CourseRow) -> str:
    now = row.reading.value if row.reading else row.start
    due = short_date(row.fact.plan.target_on, lang())
    shown = Dial(
        now=Mark(now, row.text(now), _("today")),
        start=Mark(row.start, row.text(row.start)),
        target=Mark(row.target, _("target %(value)s") % {"value": row.target_text}),
    )
    ticks = tuple(Mark(value, row.text(value)) for value in dial_guides(shown))
    label = _("%(title)s: %(now)s today, target %(target)s on %(day)s") % {
        "title": row.title,
        "now": row.now_text,
        "target": row.target_text,
        "day": due,
    }
    return dial(
        Dial(now=shown.now, start=shown.start, target=shown.target, ticks=ticks), label=label
    )
