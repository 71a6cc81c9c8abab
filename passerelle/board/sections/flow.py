"""How teams deliver: what each figure rests on is said beside it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.analysis.queries import FlowRow, flow_at_a_glance
from passerelle.board.sections.context import Context, Written
from passerelle.reports.pack import Column, Figure, Section, Table


def build(context: Context) -> Written:
    rows = flow_at_a_glance(context.person, as_of=context.past_day)
    if not rows:
        return Written(None)
    told = sum(not row.is_refused for row in rows)
    section = Section(
        key="flow",
        name=_("Delivery"),
        title=title(told=told, teams=len(rows)),
        standfirst=_("Team figures only; each rests on the items whose dates are known."),
        wide=[_table(rows)],
    )
    return Written(section, tuple(_figure(row) for row in rows))


def title(*, told: int, teams: int) -> str:
    """Whether every team can say what it delivers."""
    if told == teams:
        return ngettext(
            "The only team can say how long its items take",
            "All %(n)s teams can say how long their items take",
            teams,
        ) % {"n": teams}
    if not told:
        return _("No team can say yet how long its items take")
    return ngettext(
        "%(told)s team of %(n)s can say how long its items take",
        "%(told)s teams of %(n)s can say how long their items take",
        told,
    ) % {"told": told, "n": teams}


def _table(rows: list[FlowRow]) -> Table:
    columns = [
        Column(_("Team")),
        Column(_("Finished a week"), "end"),
        Column(_("Half take"), "end"),
        Column(_("85 in 100 take"), "end"),
        Column(_("In progress"), "end"),
        Column(_("Rests on")),
    ]
    lines = [
        [
            row.name,
            row.throughput_text,
            row.half_text,
            row.most_text,
            "—" if row.wip is None else str(row.wip),
            row.coverage_text,
        ]
        for row in rows
    ]
    return Table(_("Flow of the last 26 weeks"), columns, lines)


def _figure(row: FlowRow) -> Figure:
    mean = row.finding["throughput"].get("estimate", {}).get("mean")
    day = dt.date.fromisoformat(row.finding["as_of"])
    return Figure(
        section="flow",
        label=row.name,
        value=mean,
        unit=_("items a week"),
        date=day.isoformat(),
        source=_("tracker"),
        formula=_("mean of 26 whole weeks"),
    )
