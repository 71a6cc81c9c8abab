"""What each team has, as a table; what is wanted against it, as bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.safestring import mark_safe

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.capacity import capacity, trades_of
from passerelle.arbitration.shapes import Framed
from passerelle.engine.plan.problem import Floats
from passerelle.kernel.typography import number, quantity
from passerelle.people.models import Team, Trade
from passerelle.people.queries import company
from passerelle.reports.drawing import fill
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Line:
    """A trade of a team: `cells` are (figure, whether somebody corrected it) by quarter."""

    team: Team
    trade: str
    cells: list[tuple[str, bool]]
    total: str


def table(arbitration: Arbitration, teams: list[Team]) -> list[Line]:
    """The trades that each team has, or that somebody said it has."""
    said = {(row.team_id, row.trade, row.quarter) for row in arbitration.corrections.all()}
    trades = tuple(sorted({*trades_of(teams), *(trade for _, trade, _ in said)}))
    quarters = arbitration.horizon(first_month=company().fiscal_month)
    room = capacity(arbitration, teams, trades, quarters)
    lines = []
    for i, team in enumerate(teams):
        for j, trade in enumerate(trades):
            marked = [(team.pk, trade, str(one)) in said for one in quarters]
            if room[i, j].any() or any(marked):
                figures = [number(one, lang(), decimals=1) for one in room[i, j]]
                cells = list(zip(figures, marked, strict=True))
                whole = number(float(room[i, j].sum()), lang(), decimals=1)
                lines.append(Line(team, str(Trade(trade).label), cells, whole))
    return lines


@dataclass(frozen=True, slots=True)
class Demand:
    """What is wanted of one team in one trade over the horizon, against what there is."""

    team: str
    trade: str
    wanted: str
    there: str
    chart: Any
    figure: str
    is_over: bool


def demand(found: Framed) -> list[Demand]:
    """The tightest first; what any team may take stands with no team."""
    problem = found.problem
    wanted = np.zeros((len(problem.teams) + 1, len(problem.skills)))
    for one in problem.candidates:
        team = one.teams[0] if one.teams and len(one.teams) == 1 else len(problem.teams)
        wanted[team] += np.array(one.effort)
        for other, skill, weeks in one.support:
            wanted[other, skill] += weeks
    there = problem.capacity.sum(axis=2)
    there = np.vstack([there, there.sum(axis=0)])
    places = [(i, j) for i, j in np.argwhere(wanted > 0)]
    places.sort(key=lambda at: -_ratio(wanted, there, at))
    return [_demand(found, i, j, float(wanted[i, j]), float(there[i, j])) for i, j in places]


def _ratio(wanted: Floats, there: Floats, at: tuple[int, int]) -> float:
    return float(wanted[at] / there[at]) if there[at] > 0 else float("inf")


def _demand(found: Framed, team: int, trade: int, wanted: float, there: float) -> Demand:
    names = (*found.problem.teams, "")
    share = wanted / there if there > 0 else None
    return Demand(
        names[team],
        str(Trade(found.trades[trade]).label),
        number(wanted, lang(), decimals=0),
        number(there, lang(), decimals=0),
        drawn(share),
        quantity(100 * share, "%", lang(), decimals=0) if share is not None else "",
        wanted > there,
    )


def drawn(share: float | None) -> Any:
    """A bar up to what there is, and beyond."""
    shown = None if share is None else min(share, 1.38)  # the width of the rail
    return mark_safe(fill(shown, over=max((shown or 0) - 1, 0)))  # noqa: S308
