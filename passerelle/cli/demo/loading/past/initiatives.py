"""What was up for choice in earlier quarters: delivered, dropped, or left out; archived since."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.cli.demo.loading.dated import at_noon
from passerelle.cli.demo.loading.keys import Keys
from passerelle.engine.worlds.belvedere.facts.past import Candidate, PastQuarter, Promise
from passerelle.kernel.ranges import ThreePoint
from passerelle.kpis.models import Measure
from passerelle.roadmap.models import Initiative

OBJECTIVES = {"T": "1", "C": "2", "F": "3", "S": "4", "R": "4"}
"""The yearly objective that each theme serves."""


def load(keys: Keys, *, measures: dict[str, Measure]) -> dict[int, Initiative]:
    """By number, in one write."""
    rows = []
    for quarter in keys.world.past.quarters:
        rows += [_promised(keys, one, quarter, measures) for one in quarter.promises]
        rows += [_left_out(keys, one, quarter) for one in quarter.out]
    Initiative.objects.bulk_create(rows)
    numbers = [row.number for row in rows]
    found = Initiative.objects.select_related("team", "theme").filter(number__in=numbers)
    return {row.number: row for row in found}


def _promised(
    keys: Keys, one: Promise, quarter: PastQuarter, measures: dict[str, Measure]
) -> Initiative:
    done = one.delivered_on is not None
    return Initiative(
        **_facts(keys, one.candidate, quarter),
        **_points("effect", one.effect),
        state="delivered" if done else "dropped",
        bucket="now",
        start_on=one.start_on,
        end_on=one.delivered_on or one.end_on,
        promised_on=one.end_on,
        delivered_on=one.delivered_on,
        success_measure=measures[one.measure.slug],
        archived_at=at_noon(quarter.review_on),
    )


def _left_out(keys: Keys, one: Candidate, quarter: PastQuarter) -> Initiative:
    frozen = quarter.at.date()
    archived = at_noon(frozen + dt.timedelta(days=90))
    return Initiative(**_facts(keys, one, quarter), state="dropped", archived_at=archived)


def _facts(keys: Keys, one: Candidate, quarter: PastQuarter) -> dict[str, Any]:
    team = keys.teams[one.team]
    return {
        "number": one.number,
        "title": keys.say(one.title),
        "product": team.product,
        "objective": keys.objectives[OBJECTIVES[one.theme]],
        "team": team,
        "owner": _owner(keys, one.team, quarter.at.date()),
        "sponsor": keys.person(one.sponsor),
        "theme": keys.themes[one.theme],
        "value_unit": "k€",
        "cost_unit": "person-weeks",
        **_points("value", one.value),
        **_points("cost", one.effort),
    }


def _owner(keys: Keys, team: str, day: dt.date) -> Any:
    """Whoever was product owner of the team when it was frozen."""
    for row in keys.world.ownerships:
        if row.team == team and row.start <= day and (row.end is None or row.end >= day):
            return keys.person(row.person)
    return None


def _points(name: str, value: ThreePoint) -> dict[str, float]:
    return {f"{name}_low": value.low, f"{name}_mid": value.mid, f"{name}_high": value.high}
