"""The state of the product: the heading, the key results, the message, what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from passerelle.board.sections import asks
from passerelle.board.sections.context import Context, Written
from passerelle.kernel.typography import short_date
from passerelle.reports.pack import Block, Figure, RulerRow, Rulers, Section, Words
from passerelle.strategy import sentences
from passerelle.strategy.queries import CourseRow, course, heading

STATES = {"on": "ok", "watch": "watch", "off": "off", "none": "none"}


def build(context: Context) -> Written:
    rows = course(context.person, context.today)
    if not rows:
        return Written(None)
    told = heading(context.person)
    section = Section(
        key="course",
        name=_("State of the product"),
        title=sentences.course([row.state for row in rows]),
        standfirst=told.title if told else "",
        wide=[_rulers(context, rows)],
        narrow=_voice(context),
    )
    return Written(section, tuple(_figure(row) for row in rows))


def _rulers(context: Context, rows: Sequence[CourseRow]) -> Rulers:
    past = context.past_day
    return Rulers(
        title=_("Where each key result stands"),
        columns=[
            _("Key result"),
            _("Course"),
            short_date(past, context.lang) if past else _("Today"),
            _("Target"),
            _("State"),
        ],
        rows=[_row(row) for row in rows],
        note=_("Solid line: done. Small tick: expected that day. Triangle: target.")
        if past
        else _("Solid line: done. Small tick: expected today. Triangle: target."),
    )


def _row(row: CourseRow) -> RulerRow:
    """The ruler runs from a tenth of the way before the start to a tenth beyond the target."""
    way = row.target - row.start

    def place(value: float | None) -> float | None:
        return (
            None if value is None else min(1.0, max(0.0, ((value - row.start) / way + 0.1) / 1.2))
        )

    return RulerRow(
        label=row.title,
        note=row.team,
        now_text=row.now_text,
        target_text=row.target_text,
        state=STATES[row.state],
        state_text=row.state_text,
        start=place(row.start),
        now=place(row.now),
        expected=place(row.expected),
        target=place(row.target),
    )


def _voice(context: Context) -> list[Block]:
    """The CPO's own words: paragraphs, then what is asked, with the lines of the message that begin with a dash."""
    lines = context.message.strip().splitlines()
    asked = [line.strip().lstrip("-–—• ").strip() for line in lines if _is_asked(line)]
    prose = "\n".join(line for line in lines if not _is_asked(line))
    paragraphs = [" ".join(part.split()) for part in prose.split("\n\n") if part.strip()]
    told: list[Block] = []
    if paragraphs:
        told.append(Words(_("What we have to say"), paragraphs))
    return told + asks.items(context, [_split(text) for text in asked])


def _is_asked(line: str) -> bool:
    return line.strip().startswith(("- ", "– ", "— ", "• "))


def _split(text: str) -> tuple[str, str]:
    """The first sentence is the ask, the rest its reason."""
    head, dot, rest = text.partition(". ")
    return (head + dot.strip(), rest) if rest else (text, "")


def _figure(row: CourseRow) -> Figure:
    return Figure(
        section="course",
        label=row.title,
        value=row.now,
        unit=row.unit,
        date=row.now_on.isoformat() if row.now_on else "",
        source=row.source or _("check-ins"),
        formula=_("from %(start)s to %(target)s by %(day)s")
        % {"start": row.start_text, "target": row.target_text, "day": row.target_on_text},
    )
