"""The pages of delivery: each figure opens, a wrong day is answered in words, nothing is left out in silence."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from passerelle.analysis.known import FIGURES
from passerelle.analysis.queries.glance import KNOWN
from passerelle.delivery.models import Account, Change, StatusRule, Tracker
from passerelle.roadmap.models import Initiative, WorkLink
from tests.analysis.work import MONDAY, a_flow, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(alice, signed_in):
    """`read("analysis:team", "mobile", as_of=…)`: the text of a page, as Alice reads it."""

    def page(name, *args, status=200, **query):
        answer = signed_in(alice).get(reverse(name, args=args), query)
        assert answer.status_code == status
        return answer.content.decode()

    return page


def test_the_team_page_begins_with_the_verdict(team, read):
    a_flow(team)
    assert "85 items in 100 take 3 days or less." in read("analysis:team", team.slug)


def test_the_team_page_draws_and_tells_the_same_in_tables(team, read):
    a_flow(team)
    page = read("analysis:team", team.slug)
    assert page.count('class="chart') >= 3
    assert "<th>Week of</th>" in page
    assert "50 in 100" in page


@pytest.mark.parametrize("figure", KNOWN)
def test_every_figure_says_how_it_is_known(team, read, figure):
    a_flow(team)
    an_item(team, started=MONDAY)
    page = read("analysis:know", team.slug, figure)
    assert "How do we know?" in page
    assert "Calculation" in page
    assert "At the end of" in page


def test_every_figure_that_is_known_is_offered():
    assert set(KNOWN) == set(FIGURES)


def test_a_refused_figure_says_what_is_missing_and_no_number(team, read):
    an_item(team)
    page = read("analysis:know", team.slug, "cycle-time")
    assert "No verdict" in page
    assert "Five finished items in the last 26 weeks." in page


def test_a_figure_nobody_knows_is_not_found(team, read):
    a_flow(team)
    read("analysis:know", team.slug, "luck", status=404)


@pytest.mark.parametrize("day", ["soon", "2026-13-45", "1066-10-14", "3000-01-01"])
def test_a_day_that_cannot_be_read_is_answered_in_words(team, read, day):
    a_flow(team)
    for name, args in (("analysis:teams", ()), ("analysis:team", (team.slug,))):
        assert day in read(name, *args, as_of=day, status=422)


def test_an_earlier_day_warns_about_items_reopened_since(team, read):
    a_flow(team)
    day = (MONDAY + dt.timedelta(days=30)).date().isoformat()
    page = read("analysis:know", team.slug, "cycle-time", as_of=day)
    assert "An item reopened since that day is read as it ended." in page


def test_items_without_a_team_are_said_not_hidden(team, read):
    a_flow(team)
    an_item(None)
    page = read("analysis:teams")
    assert "1 item belongs to no team: no row counts it." in page
    assert "T-41" in read("analysis:items", team="-")


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"q": "t-1"}, {"T-1"}),
        ({"state": "going"}, {"T-2"}),
        ({"state": "done"}, {"T-3"}),
        ({"type": "Bug"}, {"T-1"}),
        ({"component": "Carte"}, {"T-3"}),
        ({"team": "mobile", "state": "todo"}, {"T-1"}),
        ({"team": "nobody"}, set()),
    ],
)
def test_the_list_holds_what_was_asked_for(team, read, asked, seen):
    an_item(team, type="Bug")
    an_item(team, started=MONDAY)
    an_item(team, done=MONDAY + dt.timedelta(days=1), component="Carte")
    page = read("analysis:items", **asked)
    assert {key for key in ("T-1", "T-2", "T-3") if f">{key}<" in page} == seen


def test_the_list_costs_the_same_at_one_item_and_at_a_thousand(
    team, alice, signed_in, django_assert_num_queries
):
    client = signed_in(alice)
    an_item(team)
    client.get(reverse("analysis:items"))
    with django_assert_num_queries(12, exact=False) as few:
        client.get(reverse("analysis:items"))
    for n in range(150):
        an_item(team, number=n + 2)
    with django_assert_num_queries(len(few)):
        client.get(reverse("analysis:items"))


def test_an_item_tells_the_states_it_stood_in_and_the_hands_it_was_in(team, read, alice):
    item = an_item(team, started=MONDAY, done=MONDAY + dt.timedelta(days=2))
    tracker = Tracker.objects.get()
    StatusRule.objects.create(tracker=tracker, status="Au chaud", category="doing")
    Account.objects.create(tracker=tracker, external_id="a-1", name="a-1", person=alice)
    for n, (field, before, after) in enumerate(
        [("status", "New", "Au chaud"), ("assignee", None, "a-1"), ("status", "Au chaud", "Done")]
    ):
        Change.objects.create(
            item=item, external_id=str(n), at=MONDAY + dt.timedelta(days=n), field=field,
            before=before, after=after,
        )  # fmt: skip
    page = read("analysis:item", item.pk)
    assert "Took 2 days from its start to its end." in page
    assert '>Au chaud</td><td class="dim">Doing</td>' in page
    assert "Alice Martin" in page


def test_an_item_leads_to_the_initiative_it_serves(team, read, product):
    item = an_item(team)
    assert "no initiative" in read("analysis:item", item.pk)
    served = Initiative.objects.create(number=7, title="Mode hors connexion", product=product)
    WorkLink.objects.create(initiative=served, item=item, how=WorkLink.How.HAND)
    assert "Mode hors connexion" in read("analysis:item", item.pk)
