"""The problem that a scenario poses: the frame, with what the scenario changes in it."""

from __future__ import annotations

import numpy as np
from django.db.models import prefetch_related_objects

from passerelle.arbitration.models import Scenario
from passerelle.arbitration.queries.capacity import worked
from passerelle.arbitration.shapes import Framed, Posed
from passerelle.engine.plan import scenarios as ways
from passerelle.engine.plan.exchange import as_json
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.kernel.digest import digest
from passerelle.people.queries import company
from passerelle.roadmap import load
from passerelle.roadmap.models import Initiative, Theme

FOUNDATIONS = (Theme.Kind.DEBT, Theme.Kind.COMPLIANCE, Theme.Kind.RUN)


def frame_digest(framed: Framed) -> str:
    """Of the frame alone: plans of the same frame live the same draws."""
    return digest([as_json(framed.problem), framed.numbers, framed.teams, *framed.told])


def posed(scenario: Scenario, framed: Framed) -> Posed:
    """What the scenario changes: people, money, what is forced, foundations, floors, what is looked for.

    What is forced and is no candidate any more, or a team that left the frame, changes nothing.
    """
    places = {number: place for place, number in enumerate(framed.numbers)}
    wanted = list(scenario.forced.all())
    prefetch_related_objects(wanted, "initiative")
    inside = {
        places[f.initiative.number] for f in wanted if f.is_in and f.initiative.number in places
    }
    out = {
        places[f.initiative.number] for f in wanted if not f.is_in and f.initiative.number in places
    }
    weeks = person_weeks(scenario, framed)
    fair = ways.with_capacity(framed.problem, _people(scenario, framed, weeks))
    if scenario.cash != 100 or scenario.amount is not None:
        fair = ways.with_money(fair, share=scenario.cash / 100, amount=scenario.amount)
    fair = ways.forced(fair, inside=inside, out=out)
    if scenario.foundations is not None:
        members = foundations(framed)
        fair = ways.with_share(fair, members, scenario.foundations / 100, name="foundations")
    fair = _with_floors(scenario, framed, fair)
    return Posed(framed, fair, _sought(scenario, framed, fair), scenario.seed, weeks)


def _with_floors(scenario: Scenario, framed: Framed, fair: Problem) -> Problem:
    """Its own floors in place of the frame's for the same thing; those of 0 lift them."""
    own = list(scenario.floors.all())
    if not own:
        return fair
    rows = Initiative.objects.filter(number__in=framed.numbers).select_related("theme")
    by_number = {row.number: row for row in rows}
    for one in own:
        members = {
            place
            for place, number in enumerate(framed.numbers)
            if number in by_number and one.holds(by_number[number])
        }
        fair = ways.without_share(fair, one.protects)
        if one.share and members:
            fair = ways.with_share(fair, members, one.share / 100, name=one.protects)
    return fair


def _sought(scenario: Scenario, framed: Framed, fair: Problem) -> Problem:
    if scenario.objective == Scenario.Objective.SUREST:
        return ways.surest(fair)
    if scenario.objective == Scenario.Objective.BASE:
        return ways.preferring(fair, foundations(framed))
    return fair


def foundations(framed: Framed) -> set[int]:
    themes = Theme.objects.filter(kind__in=FOUNDATIONS).values_list("pk", flat=True)
    held = {str(pk) for pk in themes}
    return {place for place, one in enumerate(framed.problem.candidates) if one.theme in held}


def _people(scenario: Scenario, framed: Framed, weeks: Floats) -> dict[tuple[int, int], Floats]:
    """A person more is there from the first quarter, whole, less the share kept for maintenance."""
    teams = {pk: place for place, pk in enumerate(framed.teams)}
    trades = {trade: place for place, trade in enumerate(framed.trades)}
    rows = [
        (teams[row.team_id], trades[row.trade], row.people)
        for row in scenario.capacity_changes.all()
        if row.team_id in teams and row.trade in trades
    ]
    return {(team, trade): people * weeks for team, trade, people in rows}


def person_weeks(scenario: Scenario, framed: Framed) -> Floats:
    """What one person more gives, by quarter, less public holidays as for those who are there."""
    week = frozenset(company().working_days)
    given = [
        load.available([load.Presence(one.start, None, 100)], one, week=week)
        * worked(one, week=week)
        for one in framed.quarters
    ]
    return np.array(given) * (1 - scenario.arbitration.kept / 100)
