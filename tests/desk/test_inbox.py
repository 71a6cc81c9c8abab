"""Only what I must do, most urgent first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from passerelle.desk import counting, inbox
from passerelle.desk.inbox import Waiting
from passerelle.ui.navigation import Count
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


def test_a_page_does_not_count_what_waits_but_asks_for_it_apart(alice, waiting, signed_in):
    waiting.append(Waiting("read", "Text", "", None, "/text/"))
    page, apart, client = reverse("desk:search"), reverse("desk:waiting"), signed_in(alice)
    assert f'hx-get="{apart}"' in client.get(page).content.decode()
    answer = client.get(apart, headers={"HX-Request": "true", "HX-Target": "waiting"})
    assert answer.content.decode() == '<span class="rail__n" id="waiting">1</span>'
    html = client.get(page).content.decode()
    assert '<span class="rail__n" id="waiting">1</span>' in html and apart not in html


def test_an_old_number_stands_until_the_new_one_comes(alice, waiting, signed_in, monkeypatch):
    waiting.append(Waiting("read", "Text", "", None, "/text/"))
    counting.waiting(alice)
    waiting.clear()
    request = RequestFactory().get("/")
    request.user = alice
    assert counting.count(request) == Count(1)
    monkeypatch.setattr(counting, "FRESH", timedelta(0))
    assert counting.count(request) == Count(1, reverse("desk:waiting"))
    counting.forget(alice)
    assert counting.count(request) == Count(0, reverse("desk:waiting"))


def test_nothing_waiting_leaves_no_number(alice, waiting, signed_in):
    client, apart = signed_in(alice), reverse("desk:waiting")
    part = {"HX-Request": "true", "HX-Target": "waiting"}
    assert client.get(apart, headers=part).content == b""
    assert 'id="waiting"' not in client.get(reverse("desk:search")).content.decode()
    assert client.get(apart).url == reverse("desk:inbox")


def test_the_first_page_of_a_minute_costs_no_more_queries(alice, product, signed_in):
    pile_up(alice, product, 3)
    client, counts = signed_in(alice), []
    for page in ("desk:search", "desk:search"):
        with CaptureQueriesContext(connection) as kept:
            client.get(reverse(page))
        counts.append(len(kept))
        counting.waiting(alice)
    assert counts[0] == counts[1]


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
