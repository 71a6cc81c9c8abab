"""A page of the strategy asks as much of the database for a few rows as for many, and never over twelve queries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passerelle.strategy.models import Objective

pytestmark = pytest.mark.django_db
MOST = 12
PAGES = (
    "/strategy/",
    "/strategy/objectives/",
    "/strategy/key-results/",
    "/strategy/register/",
    "/strategy/register/?view=matrix",
)


def asked(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.fixture
def fill(alice, team, make_objective, make_key_result, make_entry, say):
    def fill(count: int) -> None:
        for _ in range(count):
            objective = make_objective(parent=Objective.objects.first())
            say(make_key_result(objective, team=team, owner=alice), 50)
            make_entry(objective=objective, owner=alice)

    return fill


@pytest.mark.parametrize("address", PAGES)
def test_few_rows_and_many_ask_as_much(address, alice, strategy, fill, signed_in):
    client = signed_in(alice)
    fill(3)
    few = asked(client, address)
    fill(20)
    assert asked(client, address) == few <= MOST


def test_the_page_of_an_objective_too(alice, strategy, fill, make_objective, signed_in):
    client, address = signed_in(alice), make_objective().get_absolute_url()
    fill(3)
    few = asked(client, address)
    fill(20)
    assert asked(client, address) == few <= MOST


def test_the_tree_shows_thirty_objectives_a_page(alice, strategy, fill, signed_in):
    fill(31)
    first, second = (
        signed_in(alice).get(f"/strategy/?page={page}").content.decode() for page in (1, 2)
    )
    assert (first.count("<details"), second.count("<details")) == (30, 1)
