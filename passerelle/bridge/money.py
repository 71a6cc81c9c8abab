"""The cost of what is to come, as the bridge shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.typography import number, quantity
from passerelle.reports.drawing import Axis, Ruler
from passerelle.roadmap.forms.shown import unit_said
from passerelle.roadmap.queries import CostLine, Costs
from passerelle.ui.know import Know
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a range, how many initiatives it sums, how many are missing."""

    name: str
    is_ours: bool  # our own word rather than a person's
    low: str
    mid: str
    high: str
    counted: str
    ruler: Ruler
    axis: Axis


def lines(costs: Costs | None) -> list[Line]:
    """The whole, then each product, in each unit."""
    if costs is None:
        return []
    named = [(_("All initiatives to come"), True, costs.total)]
    if len(costs.by_product) > 1:
        named += [(line.name or _("No product"), not line.name, line) for line in costs.by_product]
    ends = {unit: points.high for unit, points in costs.total.sums.items()}
    return [made for name, ours, line in named for made in _of(name, line, is_ours=ours, ends=ends)]


def _of(name: str, line: CostLine, *, is_ours: bool, ends: dict[str, float]) -> list[Line]:
    return [
        Line(
            name=name,
            is_ours=is_ours,
            low=number(points.low, lang(), decimals=0),
            mid=quantity(points.mid, unit_said(unit), lang(), decimals=0),
            high=number(points.high, lang(), decimals=0),
            counted=_counted(line),
            ruler=Ruler(low=points.low, mid=points.mid, high=points.high, state="grey"),
            axis=Axis(0.0, max(ends[unit], 1.0) * 1.04),
        )
        for unit, points in line.sums.items()
    ]


def _counted(line: CostLine) -> str:
    if line.without_range:
        return ngettext(
            "%(n)s initiative counted, %(without)s without a range",
            "%(n)s initiatives counted, %(without)s without a range",
            line.counted,
        ) % {"n": line.counted, "without": line.without_range}
    return ngettext("%(n)s initiative", "%(n)s initiatives", line.counted) % {"n": line.counted}


def known_costs(costs: Costs) -> Know:
    """What opens behind a cost: the sum, what it leaves out, what would narrow it."""
    figures = [
        quantity(points.mid, unit_said(unit), lang(), decimals=0)
        for unit, points in costs.total.sums.items()
    ]
    return Know(
        figure=" · ".join(figures),
        formula=_(
            "Sum of the likely costs of the initiatives to come; lows and highs are summed apart."
        ),
        sources=_counted(costs.total),
        refusal="" if figures else _("No initiative to come has a cost range."),
        needs=() if figures else (_("Three points of cost on at least one initiative."),),
        reserve=_(
            "All the lows or all the highs together are less likely than eight chances in ten: the true"
            " range is narrower."
        ),
        links=((_("Roadmap"), reverse("roadmap:list")),),
    )
