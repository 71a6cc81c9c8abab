"""A page of an exercise asks as many questions of the database for twenty initiatives as for six."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passerelle.arbitration.actions import propose
from passerelle.arbitration.models import Absence, Aside, Correction, Floor
from passerelle.roadmap.actions import need
from passerelle.roadmap.models import Initiative, Theme

PAGES = ("arbitration", "capacity", "limits", "scenarios")
DAY = dt.date(2027, 2, 1)


def asked(client, arbitration):
    """Queries of each page."""
    found = {}
    for name in PAGES:
        url = reverse(f"arbitration:{name}", args=[arbitration.number])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        found[name] = len(queries)
    return found


def more(arbitration, *, product, team, alice, count):
    """So many initiatives more, and as many lines of everything that binds."""
    first = Initiative.objects.count() + 1
    for number in range(first, first + count):
        row = Initiative.objects.create(
            number=number, title=f"More {number}", product=product, team=team,
            value_low=10, value_mid=20, value_high=30, confidence=80,
        )  # fmt: skip
        need(row, team=team, trade="engineer", person_weeks=3, by=alice)
        theme = Theme.objects.create(name=f"Theme {number}")
        said = {"arbitration": arbitration, "team": team, "trade": "engineer"}
        Absence.objects.create(start_on=DAY, end_on=DAY, person_weeks=0.1, **said)
        Floor.objects.create(arbitration=arbitration, theme=theme, share=1)
        if number % 2:
            Aside.objects.create(arbitration=arbitration, initiative=row, why="Later", by=alice)
    quarters = arbitration.horizon(first_month=1)
    free = [one for one in quarters if not Correction.objects.filter(quarter=str(one)).exists()]
    for one in free[: count // 5]:
        Correction.objects.create(quarter=str(one), person_weeks=9, why="Known", by=alice, **said)


@pytest.mark.slow
def test_the_count_does_not_grow(arbitration, product, team, alice, signed_in, solved):
    more(arbitration, product=product, team=team, alice=alice, count=5)
    for one in propose(arbitration, by=alice):
        solved(one, moves=0)
    client = signed_in(alice)
    asked(client, arbitration)
    few = asked(client, arbitration)
    more(arbitration, product=product, team=team, alice=alice, count=10)
    for one in arbitration.scenarios.all():
        solved(one, moves=0)
    assert asked(client, arbitration) == few
