"""An arbitration as the engine takes it: facts of the roadmap and of the teams turned into one problem."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.db.models import Q

from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.visible import candidates, teams_of
from passerelle.engine.plan.problem import Candidate, Floats, Problem
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Company, Membership, Team, Trade
from passerelle.people.queries import company as the_company
from passerelle.roadmap import load
from passerelle.roadmap.models import Dependency, Initiative, SkillNeed


@dataclass(frozen=True)
class Framed:
    """The problem, and what each of its positions stands for: initiatives' numbers, teams' ids, trades, quarters."""

    problem: Problem
    numbers: tuple[int, ...]
    teams: tuple[int, ...]
    trades: tuple[str, ...]
    quarters: tuple[Quarter, ...]


def framed(arbitration: Arbitration) -> Framed | None:
    """The problem of an arbitration as its facts stand now; None when nothing can be arbitrated.

    An initiative without value, team or effort is not a candidate: the check page says what it lacks.
    """
    company = the_company()
    teams = list(teams_of(arbitration).order_by("pk"))
    quarters = arbitration.horizon(first_month=company.fiscal_month)
    rows = [row for row in candidates(arbitration) if row.value and row.team_id]
    efforts = _efforts(rows, {team.pk for team in teams})
    rows = [row for row in rows if row.pk in efforts]
    if not rows or not teams:
        return None
    trades = tuple(sorted({trade for effort in efforts.values() for trade in effort}))
    places = {team.pk: place for place, team in enumerate(teams)}
    made = tuple(_candidate(row, efforts[row.pk], trades, places, arbitration) for row in rows)
    capacity = _capacity(arbitration, teams, trades, quarters, company)
    weeks = sum(sum(one.effort) for one in made)
    problem = Problem(
        candidates=made,
        teams=tuple(team.name for team in teams),
        skills=trades,
        capacity=capacity,
        overflow=1.5 * sum(one.value * one.success for one in made) / max(weeks, 1.0),
        discount=1 - (1 - arbitration.discount / 100) ** 0.25,
        before=_before(rows),
    )
    numbers = tuple(row.number for row in rows)
    return Framed(problem, numbers, tuple(places), trades, quarters)


def _efforts(rows: list[Initiative], teams: set[int]) -> dict[int, dict[str, float]]:
    """By initiative, person-weeks by trade of the team that leads it."""
    lead = {row.pk: row.team_id for row in rows}
    found: dict[int, dict[str, float]] = {}
    for need in SkillNeed.objects.filter(initiative__in=list(lead), team__in=teams):
        if need.team_id == lead[need.initiative_id]:
            found.setdefault(need.initiative_id, {})[need.trade] = need.person_weeks
    return found


def _candidate(
    row: Initiative,
    effort: dict[str, float],
    trades: tuple[str, ...],
    places: dict[int, int],
    arbitration: Arbitration,
) -> Candidate:
    assert row.value and row.team_id
    weeks = sum(effort.values())
    return Candidate(
        key=row.code,
        value=row.value.mean,
        cost=weeks * (arbitration.week_price or 0.0),
        effort=tuple(effort.get(trade, 0.0) for trade in trades),
        success=(row.confidence if row.confidence is not None else 50) / 100,
        theme=str(row.theme_id or ""),
        teams=(places[row.team_id],),
    )


def _capacity(
    arbitration: Arbitration,
    teams: list[Team],
    trades: tuple[str, ...],
    quarters: tuple[Quarter, ...],
    company: Company,
) -> Floats:
    """Person-weeks (teams, trades, quarters) of the memberships, less the share kept for maintenance."""
    week = frozenset(company.working_days)
    here: dict[tuple[int, str], list[load.Presence]] = {}
    rows = Membership.objects.filter(team__in=teams, start__lte=quarters[-1].end)
    for row in rows.filter(Q(end=None) | Q(end__gte=quarters[0].start)):
        one = load.Presence(row.start, row.end, row.allocation)
        here.setdefault((row.team_id, Trade(row.trade).value), []).append(one)
    capacity = np.zeros((len(teams), len(trades), len(quarters)))
    for (i, team), (j, trade) in ((a, b) for a in enumerate(teams) for b in enumerate(trades)):
        people = here.get((team.pk, trade), [])
        for k, quarter in enumerate(quarters):
            capacity[i, j, k] = load.available(people, quarter, week=week)
    return capacity * (1 - arbitration.kept / 100)


def _before(rows: list[Initiative]) -> tuple[tuple[int, int], ...]:
    places = {row.pk: place for place, row in enumerate(rows)}
    pairs = Dependency.objects.filter(initiative__in=list(places), needs__in=list(places))
    return tuple(
        sorted(
            (places[need], places[then])
            for need, then in pairs.values_list("needs_id", "initiative_id")
        )
    )
