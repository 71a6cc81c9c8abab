"""The directory and a team's page ask as much for twelve people as for three, and cut what is long."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passerelle.people.models import Membership, Ownership, Person
from passerelle.people.views.teams import STAYS

pytestmark = pytest.mark.django_db


def join(team, count):
    """`count` more people in the team, who own it too; one of each three has left."""
    for _ in range(count):
        number = Person.objects.count()
        person = Person.objects.create_user(
            f"p{number}@belvedere.example", "a long password", name=f"Person {number:03}", role="po"
        )
        end = None if number % 3 else dt.date(2026, 3, 1)
        Membership.objects.create(person=person, team=team, start="2026-01-05", end=end)
        Ownership.objects.create(person=person, team=team, start="2026-01-05", end=end)


@pytest.mark.parametrize("page", ["people:people", "people:team", "people:teams"])
def test_twelve_people_cost_as_many_queries_as_three(alice, team, signed_in, page):
    url = reverse(page, args=[team.slug] if page == "people:team" else [])

    def cost():
        client = signed_in(alice)
        client.get(url)
        with CaptureQueriesContext(connection) as kept:
            assert client.get(url).status_code == 200
        return len(kept)

    join(team, 3)
    few = cost()
    join(team, 9)
    assert cost() == few <= 12


def test_a_large_team_is_read_page_by_page(alice, team, signed_in):
    join(team, STAYS + 4)
    url = reverse("people:team", args=[team.slug])
    first, second = (signed_in(alice).get(url, {"page": n}).context for n in (1, 2))
    shown = [
        stay.row.person_id for one in (first, second) for stay in one["members"] + one["others"]
    ]
    assert len(shown) == len(set(shown)) == STAYS + 4
    assert all(stay.is_current for stay in first["members"]) and not second["members"]
    assert first["trades"] == second["trades"]
