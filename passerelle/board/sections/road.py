"""The roadmap of the quarter: what was promised, what is expected, what was delivered."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.board.sections.context import Context, Written
from passerelle.kernel.typography import MONTHS, short_date
from passerelle.reports.pack import Figure, Plan, PlanRow, Section
from passerelle.roadmap.queries import QuarterRow, in_order, of_quarter, standing
from passerelle.roadmap.standing import Standing


def build(context: Context) -> Written:
    rows = of_quarter(context.person, context.period)
    if not rows:
        return Written(None)
    rows = in_order(rows)
    section = Section(
        key="road",
        name=_("Roadmap"),
        title=title(rows, today=context.today),
        standfirst=_standfirst(rows, today=context.today),
        wide=[_plan(context, rows)],
    )
    figures = tuple(_figure(row) for row in rows if row.end or row.delivered_on)
    return Written(section, figures)


def title(rows: list[QuarterRow], *, today: dt.date) -> str:
    """How many promises of the quarter are kept, or expected to be."""
    promised = [row for row in rows if row.promised is not None]
    if not promised:
        return ngettext(
            "%(n)s initiative in the quarter, no date promised",
            "%(n)s initiatives in the quarter, no date promised",
            len(rows),
        ) % {"n": len(rows)}
    kept = sum(not standing(row, today=today).misses for row in promised)
    if kept == len(promised):
        return ngettext(
            "The only promise of the quarter keeps its date",
            "All %(n)s promises of the quarter keep their date",
            len(promised),
        ) % {"n": len(promised)}
    if not kept:
        return ngettext(
            "The only promise of the quarter misses its date",
            "All %(n)s promises of the quarter miss their date",
            len(promised),
        ) % {"n": len(promised)}
    return ngettext(
        "%(kept)s promise of %(n)s keeps its date",
        "%(kept)s promises of %(n)s keep their date",
        kept,
    ) % {"kept": kept, "n": len(promised)}


def _standfirst(rows: list[QuarterRow], *, today: dt.date) -> str:
    """What is delivered, and how many of the promises kept so far are not sure."""
    doubtful = sum(standing(row, today=today) is Standing.DOUBTFUL for row in rows)
    if not doubtful:
        return _delivered(rows)
    slips = ngettext("%(n)s promise may slip.", "%(n)s promises may slip.", doubtful)
    return f"{_delivered(rows)} {slips % {'n': doubtful}}"


def _delivered(rows: list[QuarterRow]) -> str:
    delivered = sum(row.state == "delivered" for row in rows)
    if not delivered:
        return _("Nothing has been delivered yet this quarter.")
    return ngettext(
        "%(n)s initiative is already delivered.",
        "%(n)s initiatives are already delivered.",
        delivered,
    ) % {"n": delivered}


def _plan(context: Context, rows: list[QuarterRow]) -> Plan:
    return Plan(
        title=_("What was promised, what is expected"),
        columns=[_("Initiative"), _("Team"), "", _("Promised"), _("Expected"), _("State")],
        ticks=_ticks(context),
        today=context.share(context.today),
        rows=[_row(context, row) for row in rows],
        note=_(
            "Bar: planned work. Line: latest likely end. Triangle: promise. Vertical line: today."
        ),
    )


def _ticks(context: Context) -> list[tuple[float, str]]:
    months = {context.period.start.replace(day=1)}
    day = context.period.start
    while day <= context.period.end:
        months.add(day.replace(day=1))
        day += dt.timedelta(days=28)
    months.add(context.period.end + dt.timedelta(days=1))
    return [
        (context.share(month) or 0.0, MONTHS[context.lang][month.month - 1])
        for month in sorted(months)
    ]


def _row(context: Context, row: QuarterRow) -> PlanRow:
    held = standing(row, today=context.today)
    end = row.delivered_on or row.end
    return PlanRow(
        code=row.code,
        label=row.title,
        team=row.team,
        promised_text=short_date(row.promised, context.lang),
        expected_text=short_date(end, context.lang),
        state=held.tone,
        state_text=held.word,
        start=context.share(row.start),
        end=context.share(end),
        late=None if row.delivered_on else context.share(row.late),
        promised=context.share(row.promised),
    )


def _figure(row: QuarterRow) -> Figure:
    day = row.delivered_on or row.end
    return Figure(
        section="road",
        label=f"{row.code} {row.title}",
        value=None,
        unit=_("date"),
        date=day.isoformat() if day else "",
        source=_("roadmap"),
        formula=_("delivered") if row.delivered_on else _("expected end"),
    )
