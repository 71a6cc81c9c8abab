"""The earlier commitments, each on an exercise and a frozen roadmap of its own, and the last review kept of each."""

from __future__ import annotations

import datetime as dt
from math import hypot
from typing import Any

from passerelle.arbitration.models import Arbitration
from passerelle.cli.demo.loading.dated import at_noon, create_at
from passerelle.cli.demo.loading.keys import Keys
from passerelle.commitment.content import Content
from passerelle.commitment.freezing.lines import named
from passerelle.commitment.freezing.seal import plain
from passerelle.commitment.models import Commitment, Review
from passerelle.commitment.proof.review import frozen_on, review
from passerelle.engine.worlds.belvedere.facts.past import Candidate, PastQuarter, Promise
from passerelle.kernel.digest import digest
from passerelle.kernel.periods import Quarter
from passerelle.kernel.ranges import ThreePoint
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.roadmap.queries.lines import lines_of

Rows = dict[int, Initiative]
BEGUN = dt.timedelta(days=18)  # from the opening of an exercise to its freeze


def load(keys: Keys, *, rows: Rows) -> None:
    by = keys.people[keys.world.accounts["cpo"]]
    made = [
        _committed(keys, one, number, rows=rows, by=by)
        for number, one in enumerate(keys.world.past.quarters, 1)
    ]
    reviews = []
    for commitment, quarter in zip(made, keys.world.past.quarters, strict=True):
        on = quarter.review_on
        facts = plain(review(commitment, on=on))
        row = Review(
            commitment=commitment,
            day=(on - frozen_on(commitment)).days,
            on=on,
            facts=facts,
            digest=digest(facts),
        )
        reviews.append((row, at_noon(on)))
    create_at(reviews)


def _committed(
    keys: Keys, quarter: PastQuarter, number: int, *, rows: Rows, by: Person
) -> Commitment:
    content: Content = plain(_content(keys, quarter, _exercise(keys, quarter, by=by), rows=rows))
    row = Commitment(
        number=number,
        name=keys.say(quarter.name),
        arbitration=Arbitration.objects.get(number=content["arbitration"]),
        baseline=_baseline(keys, quarter, number, by=by),
        content=content,
        digest=digest(content),
        at=quarter.at,
        by=by,
    )
    row.save()
    return row


def _exercise(keys: Keys, quarter: PastQuarter, *, by: Person) -> Arbitration:
    """Over, and archived: the one of the day stays the one that opens."""
    last = Arbitration.objects.order_by("number").last()
    first = Quarter.of(quarter.at.date(), first_month=company().fiscal_month)
    made = Arbitration.objects.create(
        number=last.number + 1 if last else 1,
        name=keys.say(quarter.arbitration),
        first=str(first),
        quarters=1,
        due_on=quarter.at.date(),
        archived_at=quarter.at,
        by=by,
    )
    Arbitration.objects.filter(pk=made.pk).update(at=quarter.at - BEGUN)
    return made


def _baseline(keys: Keys, quarter: PastQuarter, number: int, *, by: Person) -> Baseline:
    promised = {one.candidate.number: one for one in quarter.promises}
    kept = Initiative.objects.filter(number__in=promised)
    lines = plain([_then(line, promised[line["number"]]) for line in lines_of(kept)])
    row = Baseline.objects.create(
        number=number, name=keys.say(quarter.baseline), by=by, lines=lines, digest=digest(lines)
    )
    Baseline.objects.filter(pk=row.pk).update(at=quarter.at)
    return row


def _then(line: dict[str, Any], one: Promise) -> dict[str, Any]:
    end = one.end_on.isoformat()
    return {**line, "state": "planned", "end_on": end, "delivered_on": None}


def _content(
    keys: Keys, quarter: PastQuarter, arbitration: Arbitration, *, rows: Rows
) -> dict[str, Any]:
    chosen = [
        _line(one.candidate, rows, promise=one, first=arbitration.first) for one in quarter.promises
    ]
    lines = [*chosen, *(_line(one, rows) for one in quarter.out)]
    return {
        "arbitration": arbitration.number,
        "period": arbitration.first,
        "quarters": [arbitration.first],
        "currency": company().currency,
        "plan": _plan(keys, quarter),
        "lines": lines,
        "votes": [],
        "decisions": [],
        "dissents": [],
    }  # fmt: skip


def _plan(keys: Keys, quarter: PastQuarter) -> dict[str, Any]:
    """What the chosen were told to bring; a committee that chose by hand knew no bound above it."""
    values = [one.candidate.value for one in quarter.promises]
    value = round(sum(one.mid for one in values), 1)
    effort = round(sum(one.candidate.effort.mid for one in quarter.promises), 1)
    odds = [one.odds for one in quarter.promises]
    below = hypot(*(one.mid - one.low for one in values))
    above = hypot(*(one.high - one.mid for one in values))
    return {
        "scenario": keys.say(quarter.scenario),
        "value": value,
        "objective": "value",
        "sought": value,
        "bound": value,
        "greedy": {"value": value},
        "quantiles": [round(value - below, 1), value, round(value + above, 1)],
        "cost": 0,
        "effort": effort,
        "capacity": effort,
        "on_time": round(sum(odds) / len(odds), 2),
    }


def _line(
    one: Candidate, rows: Rows, *, promise: Promise | None = None, first: str | None = None
) -> dict[str, Any]:
    row = rows[one.number]
    line = {
        **named(row),
        "chosen": promise is not None,
        "first": first,
        "last": first,
        **dict.fromkeys(("start_on", "end_on", "late_on", "promised_on", "odds", "cost")),
        "value": _points(one.value),
        "effort": _points(one.effort),
        "effect": None,
        "reason": None if promise else "capacity",
    }
    return line if promise is None else {**line, **_promised(promise)}


def _promised(one: Promise) -> dict[str, Any]:
    return {
        "start_on": one.start_on,
        "end_on": one.end_on,
        "promised_on": one.end_on,
        "odds": one.odds,
        "effect": _points(one.effect),
    }


def _points(value: ThreePoint) -> list[float]:
    return [value.low, value.mid, value.high]
