"""Only what I must do, most urgent first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from passerelle.desk import inbox, queries
from passerelle.desk.inbox import Waiting
from tests.desk.todo import pile_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(monkeypatch):
    items: list[Waiting] = []
    monkeypatch.setattr(inbox, "_providers", [lambda person: items])
    cache.clear()
    yield items
    cache.clear()


def test_an_empty_inbox_says_what_would_come(alice, waiting, signed_in):
    html = signed_in(alice).get(reverse("desk:inbox")).content.decode()
    assert "Nothing waits for you" in html


def test_late_things_come_first_and_say_so(alice, waiting, signed_in):
    today = timezone.localdate()
    waiting += [
        Waiting("decide", "Soon", "", today + timedelta(days=3), "/soon/"),
        Waiting("decide", "Whenever", "", None, "/whenever/"),
        Waiting("decide", "Late", "", today - timedelta(days=1), "/late/"),
        Waiting("read", "Text", "", None, "/text/"),
    ]
    answer = signed_in(alice).get(reverse("desk:inbox"))
    html = answer.content.decode()
    assert (
        html.index("/late/")
        < html.index("/soon/")
        < html.index("/whenever/")
        < html.index("/text/")
    )
    assert "4 things wait for you" in html and "1 is late" in html
    assert "To decide" in html and "To read" in html and "To review" not in html


def test_the_rail_counts_without_asking_each_time(alice, waiting):
    waiting.append(Waiting("read", "Text", "", None, "/text/"))
    assert queries.waiting_count(alice) == 1
    waiting.clear()
    assert queries.waiting_count(alice) == 1
    queries.forget_count(alice)
    assert queries.waiting_count(alice) == 0


def test_a_provider_is_heard_once(monkeypatch):
    monkeypatch.setattr(inbox, "_providers", [])

    def provider(person):
        return []

    inbox.register(provider)
    inbox.register(provider)
    assert inbox._providers == [provider]


def test_much_to_do_costs_as_many_queries_as_little(alice, product, signed_in):
    """Mentions on several kinds of object, check-ins, reviews and promises: three of each, then twelve."""

    def cost():
        client = signed_in(alice)
        client.get(reverse("desk:inbox"))
        with CaptureQueriesContext(connection) as kept:
            assert client.get(reverse("desk:inbox")).status_code == 200
        return len(kept)

    pile_up(alice, product, 3)
    few = cost()
    pile_up(alice, product, 9)
    assert cost() == few <= 12
    assert len(inbox.waiting_for(alice)) == 60
