"""What the promises ask of the teams, against the people there are."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.commitment.reading import Told
from passerelle.kernel.typography import number, quantity
from passerelle.reports.pack import Column, Section, Table

ZERO = (0.0, 0.0, 0.0)


def section(told: Told) -> Section | None:
    """By team, from the ranges of the commitment; nothing where no effort was given."""
    lines = [one for one in told.lines if one["chosen"] and one["effort"]]
    if not lines:
        return None
    load = told.load
    title = (
        _("The promises take %(asked)s of the %(room)s person-weeks there are")
        if told.plan["capacity"]
        else _("The promises take %(asked)s person-weeks")
    )
    return Section(
        key="capacity",
        name=_("Capacity and money"),
        title=title % load,
        standfirst=_said(told, load),
        wide=[_table(told, lines)],
    )


def _said(told: Told, load: dict[str, str]) -> str:
    share = _("%(share)s of the capacity is promised.") % load if load["share"] else ""
    money = (
        _("The plan costs %(money)s.") % {"money": told.cost}
        if told.cost
        else _("No cost in money was frozen with these promises.")
    )
    return f"{share} {money}".strip()


def _table(told: Told, lines: list[dict[str, Any]]) -> Table:
    by_team: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in lines:
        by_team[one["team"] or "—"].append(one)
    order = sorted(by_team, key=lambda team: -_sum(by_team[team], "effort")[1])
    columns = [Column(_("Team")), Column(_("Promises"), "end")]
    columns += [Column(_("Person-weeks, likely"), "end"), Column(_("From low to high"), "end")]
    rows = [_row(told, team, by_team[team]) for team in order]
    if has_money := any(one["cost"] for one in lines):
        columns.append(Column(_("Money"), "end"))
    return Table(
        _("By team"),
        columns,
        rows if has_money else [row[:-1] for row in rows],
        note=ngettext(
            "Sum of the range of %(n)s promise, as it was frozen.",
            "Sums of the ranges of %(n)s promises, as they were frozen.",
            len(lines),
        )
        % {"n": len(lines)},
    )


def _row(told: Told, team: str, lines: list[dict[str, Any]]) -> list[str]:
    low, mid, high = _sum(lines, "effort")
    said = [number(one, told.lang, decimals=0) for one in (low, mid, high)]
    cost = _sum(lines, "cost")[1]
    money = quantity(cost, told.unit, told.lang, decimals=0) if cost else "—"
    return [team, str(len(lines)), said[1], f"{said[0]} – {said[2]}", money]


def _sum(lines: list[dict[str, Any]], name: str) -> list[float]:
    return [sum((one[name] or ZERO)[n] for one in lines) for n in range(3)]
