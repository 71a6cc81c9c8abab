"""What the roadmap would cost, from the ranges of its initiatives."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.board.sections.context import Context, Written
from passerelle.kernel.ranges import ThreePoint
from passerelle.kernel.typography import number, quantity
from passerelle.reports.pack import Column, Figure, Section, Table
from passerelle.roadmap.forms.shown import unit_said
from passerelle.roadmap.queries import CostLine, cost_of


def build(context: Context) -> Written:
    costs = cost_of(context.person)
    if not costs.total.sums:
        return Written(None)
    unit, whole = max(costs.total.sums.items(), key=lambda pair: pair[1].mid)
    section = Section(
        key="money",
        name=_("Cost"),
        title=_("What is on the roadmap would cost %(low)s to %(high)s")
        % {
            "low": number(whole.low, context.lang),
            "high": quantity(whole.high, unit_said(unit), context.lang),
        },
        standfirst=_covered(costs.total),
        wide=[_table(context, _("By team"), _("Team"), costs.by_team)],
        narrow=[_table(context, _("By theme"), _("Theme"), costs.by_theme)],
    )
    return Written(section, tuple(_figures(costs.by_team)))


def _covered(line: CostLine) -> str:
    told = ngettext(
        "Sum of the ranges of %(n)s initiative; the whole is surer than its parts, so these ends are wide.",
        "Sum of the ranges of %(n)s initiatives; the whole is surer than its parts, so these ends are wide.",
        line.counted,
    ) % {"n": line.counted}
    if not line.without_range:
        return told
    return (
        told
        + " "
        + ngettext(
            "%(n)s more has no range yet.", "%(n)s more have no range yet.", line.without_range
        )
        % {"n": line.without_range}
    )


def _table(context: Context, title: str, first: str, lines: list[CostLine]) -> Table:
    units = {unit for line in lines for unit in line.sums}
    one = unit_said(units.pop()) if len(units) == 1 else ""
    if one:
        title = _("%(title)s, in %(unit)s") % {"title": title, "unit": one}
    rows = [
        [line.name or _("None"), *_cells(context, "" if one else unit, points), str(line.counted)]
        for line in lines
        for unit, points in line.sums.items()
    ]
    columns = [Column(first), Column(_("Low"), "end"), Column(_("Likely"), "end")]
    return Table(title, [*columns, Column(_("High"), "end"), Column(_("Initiatives"), "end")], rows)


def _cells(context: Context, unit: str, points: ThreePoint) -> list[str]:
    return [
        number(points.low, context.lang, decimals=0),
        number(points.mid, context.lang, decimals=0),
        quantity(points.high, unit_said(unit), context.lang, decimals=0),
    ]


def _figures(lines: list[CostLine]) -> list[Figure]:
    return [
        Figure(
            "money",
            line.name or _("None"),
            points.mid,
            unit,
            "",
            _("initiative ranges"),
            _("sum of likely values"),
        )
        for line in lines
        for unit, points in line.sums.items()
    ]
