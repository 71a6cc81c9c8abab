"""What is frozen of an exercise, in the shape of `content.py`."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from passerelle.arbitration.comparing import spread
from passerelle.arbitration.counted import figures
from passerelle.arbitration.models import Scenario, Solution
from passerelle.arbitration.reading.moves import quarters_of
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.solving.posed import posed
from passerelle.commitment.content import Content, Plan
from passerelle.commitment.freezing.lines import lines_of, promised_on
from passerelle.commitment.freezing.odds import odds_of
from passerelle.commitment.freezing.voices import voices_of
from passerelle.people.queries import company


def content_of(it: Exercise, scenario: Scenario, solution: Solution) -> Content:
    """Equal facts give equal contents, so that freezing twice is told from freezing anew.

    The solution must not be stale: its odds are lived again from the frame as it stands.
    """
    quarters = quarters_of(solution)
    held = {one["number"]: one for one in solution.found["lines"]}
    rows = it.rows
    promised = {
        number: promised_on(rows[number], line, quarters)
        for number, line in held.items()
        if number in rows
    }
    assert it.framed is not None  # a solution that is not stale has a frame
    odds = odds_of(posed(scenario, it.framed), solution, promised)
    price = it.arbitration.week_price
    content: Content = {
        "arbitration": it.arbitration.number,
        "period": it.arbitration.first,
        "quarters": list(solution.found["quarters"]),
        "currency": company().currency,
        "plan": _plan(scenario, solution),
        "lines": lines_of(rows, solution, odds=odds, quarters=quarters, price=price),
        **voices_of(it.arbitration),
    }
    sealed: Content = plain(content)
    return sealed


def _plan(scenario: Scenario, solution: Solution) -> Plan:
    known = figures(solution.found, solution.draws)
    worth = spread(solution.draws)
    return {
        "scenario": str(scenario),
        "value": solution.value,
        "objective": scenario.objective,
        "sought": solution.sought,
        "bound": solution.bound,
        "greedy": solution.found["greedy"],
        "quantiles": [worth.low, worth.mid, worth.high],
        "cost": known.money,
        "effort": known.weeks,
        "capacity": known.room,
        "on_time": known.on_time or 0.0,
    }


def plain(content: Any) -> Any:
    """As the database gives it back, so that its digest can be checked again."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))
