"""A workshop with five initiatives on the table and eleven voters on two sides."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from passerelle.arbitration.actions import begin as begin_arbitration
from passerelle.roadmap.actions import need
from passerelle.roadmap.models import Initiative
from passerelle.workshop import actions
from passerelle.workshop.actions import Cast

SALES, MAKERS = "Sales", "Product and tech"


@pytest.fixture
def table(alice, product, team):
    exercise = begin_arbitration(
        by=alice, name="Q1", product=product, first="2027-Q1", quarters=4, kept=20, discount=10
    )
    rows = [
        Initiative.objects.create(number=n, title=f"Idea no. {n}", product=product, team=team)
        for n in range(1, 6)
    ]
    for row in rows:
        need(row, team=team, trade="engineer", person_weeks=10, by=alice)
    workshop = actions.begin(exercise, name="Debate", rule="score", budget=20, by=alice)
    actions.put_on_table(workshop, rows, by=alice)
    sides = [SALES] * 5 + [MAKERS] * 6
    invited = [
        actions.invite(workshop, name=f"Voter {n}", bloc=side, by=alice)
        for n, side in enumerate(sides, start=1)
    ]
    return SimpleNamespace(
        workshop=workshop,
        subjects=list(workshop.subjects.all()),
        voters=[who for who, _token in invited],
        tokens=[token for _who, token in invited],
    )


@pytest.fixture
def voted(table, alice):
    """Sales want the first and not the last; the makers the other way round; of the third all think the same."""
    actions.open_round(table.workshop, by=alice)
    for who in table.voters:
        wanted = [5, 4, 3, 2, 1] if who.bloc == SALES else [1, 2, 3, 4, 5]
        for subject, score in zip(table.subjects, wanted, strict=True):
            actions.vote(who, subject, Cast(score, f"because of {subject}"))
    table.workshop.refresh_from_db()
    return table
