"""An exercise small enough to be known by heart: one team, one engineer, more work than a year holds."""

import pytest

from passerelle.arbitration.actions import begin
from passerelle.people.models import Membership
from passerelle.roadmap.actions import need
from passerelle.roadmap.models import Initiative
from tests.arbitration.rights import FACTS

VALUES = {1: 200, 2: 150, 3: 90, 4: 60, 5: 40, 6: 10}
"""Thousands by number; each asks 13 person-weeks of the one engineer, who has about 11 a quarter."""


@pytest.fixture
def arbitration(alice, bob, team, product):
    Membership.objects.filter(person=bob).update(trade="engineer", start="2026-01-01")
    for number, value in VALUES.items():
        row = Initiative.objects.create(
            number=number, title=f"No. {number}", product=product, team=team, confidence=80,
            value_low=value * 0.8, value_mid=value, value_high=value * 1.2,
        )  # fmt: skip
        need(row, team=team, trade="engineer", person_weeks=12, by=alice)
    return begin(by=alice, product=product, **{**FACTS, "kept": 10})


@pytest.fixture
def solved(arbitration, alice):
    """`solved(scenario)` computes it in so many moves and keeps what was found."""
    from passerelle.arbitration.actions import keep
    from passerelle.arbitration.solving.keeping import moved

    def go(scenario, moves=40):
        scenario.refresh_from_db()
        return keep(moved(scenario, by=alice, moves=moves), by=alice)

    return go


@pytest.fixture
def numbers():
    """The initiatives that a solution holds."""

    def of(solution):
        return {line["number"] for line in solution.found["lines"]}

    return of
