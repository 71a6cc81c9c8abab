"""Twenty telephones ask every two seconds whether something moved: the answer is 304, from three queries at most."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passerelle.workshop import actions
from passerelle.workshop.actions import Cast

SIGN_IN = ('FROM "django_session"', 'FROM "people_person"')


def asked(client, url, *, signed_in=False):
    """The answer, and the queries that it took; those that say who is signed in are counted apart."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    told = [one["sql"] for one in queries]
    return answer, [one for one in told if not (signed_in and any(of in one for of in SIGN_IN))]


def polled(page):
    """The address that a page asks every two seconds."""
    return re.search(r'hx-get="([^"]*pulse[^"]*)"', page.content.decode())[1].replace("&amp;", "&")


@pytest.fixture
def opened(table, alice):
    """The first round is open and one has voted."""
    actions.open_round(table.workshop, by=alice)
    actions.vote(table.voters[0], table.subjects[0], Cast(5))
    table.workshop.refresh_from_db()
    return table


def test_a_telephone_that_asks_in_vain_costs_three_queries_at_most(opened):
    phone = Client()
    url = polled(phone.get(reverse("workshop:ballot", args=[opened.tokens[1]])))
    answer, queries = asked(phone, url)
    assert answer.status_code == 304
    assert len(queries) <= 3
    assert not answer.content


def test_the_cost_does_not_grow_with_who_votes_nor_with_what_is_voted(opened):
    phone = Client()
    url = polled(phone.get(reverse("workshop:ballot", args=[opened.tokens[1]])))
    before = len(asked(phone, url)[1])
    for who in opened.voters:
        actions.vote(who, opened.subjects[1], Cast(3, "why"))
    answer, queries = asked(phone, url)
    assert (answer.status_code, len(queries)) == (304, before)


def test_another_s_vote_wakes_no_telephone(opened):
    phone = Client()
    url = polled(phone.get(reverse("workshop:ballot", args=[opened.tokens[1]])))
    actions.vote(opened.voters[2], opened.subjects[0], Cast(4))
    assert phone.get(url).status_code == 304


def test_the_end_of_the_round_wakes_it_once(opened, alice):
    phone = Client()
    url = polled(phone.get(reverse("workshop:ballot", args=[opened.tokens[1]])))
    actions.end_round(opened.workshop, by=alice)
    assert phone.get(url).status_code == 200
    again = polled(phone.get(reverse("workshop:ballot", args=[opened.tokens[1]])))
    assert phone.get(again).status_code == 304


def test_the_meeting_screen_costs_as_little_beside_the_sign_in(opened, alice, signed_in):
    client = signed_in(alice)
    url = polled(client.get(opened.workshop.get_absolute_url()))
    answer, queries = asked(client, url, signed_in=True)
    assert answer.status_code == 304
    assert len(queries) <= 3


def test_the_meeting_screen_moves_with_each_vote(opened, alice, signed_in):
    client = signed_in(alice)
    url = polled(client.get(opened.workshop.get_absolute_url()))
    actions.vote(opened.voters[3], opened.subjects[0], Cast(2))
    answer = client.get(url)
    assert answer.status_code == 200
    assert client.get(url, headers={"if-none-match": answer["ETag"]}).status_code == 304
