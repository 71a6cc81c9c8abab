"""What each team has of each trade in each quarter of an exercise."""

from __future__ import annotations

import datetime as dt

import numpy as np
from django.db.models import Q

from passerelle.arbitration.models import Arbitration
from passerelle.engine.explain.expect.calendar import public_holidays
from passerelle.engine.plan.problem import Floats
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Membership, Team
from passerelle.people.queries import company
from passerelle.roadmap import load


def capacity(
    arbitration: Arbitration,
    teams: list[Team],
    trades: tuple[str, ...],
    quarters: tuple[Quarter, ...],
) -> Floats:
    """Person-weeks (teams, trades, quarters): memberships less public holidays, absences and the share kept.

    A cell that somebody corrected is what they said.
    """
    week = frozenset(company().working_days)
    found = _present(teams, trades, quarters, week)
    found *= np.array([worked(one, week=week) for one in quarters])
    places = {team.pk: place for place, team in enumerate(teams)}
    at = {trade: place for place, trade in enumerate(trades)}
    for gone in arbitration.absences.all():
        if gone.team_id in places and gone.trade in at:
            need = load.Need(gone.start_on, gone.end_on, gone.person_weeks)
            lost = [load.needed([need], one, week=week) for one in quarters]
            found[places[gone.team_id], at[gone.trade]] -= lost
    found = np.maximum(found, 0) * (1 - arbitration.kept / 100)
    when = {str(one): place for place, one in enumerate(quarters)}
    for said in arbitration.corrections.all():
        if said.team_id in places and said.trade in at and said.quarter in when:
            cell = places[said.team_id], at[said.trade], when[said.quarter]
            found[cell] = said.person_weeks
    return found


def trades_of(teams: list[Team]) -> tuple[str, ...]:
    """The trades that people of these teams have."""
    rows = Membership.objects.filter(team__in=teams).values_list("trade", flat=True).distinct()
    return tuple(sorted(rows))


def _present(
    teams: list[Team], trades: tuple[str, ...], quarters: tuple[Quarter, ...], week: frozenset[int]
) -> Floats:
    here: dict[tuple[int, str], list[load.Presence]] = {}
    rows = Membership.objects.filter(team__in=teams, start__lte=quarters[-1].end)
    rows = rows.filter(Q(end=None) | Q(end__gte=quarters[0].start))
    read = rows.values_list("team_id", "trade", "start", "end", "allocation")
    for team, trade, start, end, allocation in read:
        here.setdefault((team, trade), []).append(load.Presence(start, end, allocation))
    found = np.zeros((len(teams), len(trades), len(quarters)))
    places = {team.pk: i for i, team in enumerate(teams)}
    at = {trade: j for j, trade in enumerate(trades)}
    for (team, trade), people in here.items():
        if trade in at:
            found[places[team], at[trade]] = [
                load.available(people, one, week=week) for one in quarters
            ]
    return found


def worked(quarter: Quarter, *, week: frozenset[int]) -> float:
    """The share of its working days that are no public holiday."""
    days = load.working_days(quarter.start, quarter.end, week=week)
    years = range(quarter.start.year, quarter.end.year + 1)
    off = [day for year in years for day in public_holidays(year)]
    lost = sum(1 for day in off if _in(day, quarter) and day.weekday() in week)
    return 1 - lost / days if days else 1.0


def _in(day: dt.date, quarter: Quarter) -> bool:
    return quarter.start <= day <= quarter.end
