"""A team's flow is computed once, redone when something changes, and refused when it cannot be told."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from passerelle.analysis import sentences
from passerelle.analysis.flow import readings
from passerelle.analysis.models import FlowReading
from passerelle.analysis.queries import flow_at_a_glance, visible_items
from passerelle.engine.flow import REFUSALS
from passerelle.people.models import Person, ProductRole, Role, Team
from tests.analysis.work import MONDAY, a_flow, an_item

pytestmark = pytest.mark.django_db
UTC = ZoneInfo("UTC")


def test_the_cycle_time_is_the_one_planted(team):
    a_flow(team, days=3.0)
    flow = readings([team], zone=UTC)[team.pk]
    assert sentences.level(flow["cycle_time"], 50) == pytest.approx(3.0)
    assert flow["coverage"]["finished"] == 40


def test_it_is_computed_once(team, django_assert_num_queries):
    a_flow(team)
    readings([team], zone=UTC)
    with django_assert_num_queries(2):
        readings([team], zone=UTC)
    assert FlowReading.objects.count() == 1


def test_a_new_item_is_seen_at_once(team):
    a_flow(team)
    before = readings([team], zone=UTC)[team.pk]["coverage"]["items"]
    an_item(team)
    assert readings([team], zone=UTC)[team.pk]["coverage"]["items"] == before + 1


def test_an_earlier_day_knows_nothing_of_what_came_later(team):
    a_flow(team)
    day = (MONDAY + dt.timedelta(days=20)).date()
    flow = readings([team], zone=UTC, as_of=day)[team.pk]
    assert flow["coverage"]["items"] == 21


def test_too_few_items_are_a_refusal_without_number(team, alice):
    an_item(team)
    [row] = flow_at_a_glance(alice)
    assert row.is_refused
    assert row.half_text == row.most_text == "—"


def test_every_refusal_of_the_engine_is_worded():
    for code in REFUSALS:
        assert sentences.refused(code)
        assert sentences.needed(code)


def test_coverage_is_said_when_starts_are_missing(team, alice):
    a_flow(team)
    for n in range(120):
        an_item(team, done=MONDAY + dt.timedelta(days=n % 30, hours=2))
    [row] = flow_at_a_glance(alice)
    assert (
        row.coverage_text
        == "Cycle time covers 25% of the finished items: the others have no start state."
    )


def test_someone_of_one_product_sees_its_items_only(team, other_product, company):
    theirs = Team.objects.create(name="Capteurs", slug="capteurs", product=other_product)
    seen, _hidden = an_item(team), an_item(theirs)
    dana = Person.objects.create_user("dana@belvedere.example", None, name="Dana")
    ProductRole.objects.create(person=dana, product=team.product, role=Role.PM)
    assert list(visible_items(dana)) == [seen]


def test_pages_show_the_verdict(team, alice, signed_in):
    a_flow(team)
    page = signed_in(alice).get(reverse("analysis:team", args=[team.slug]))
    assert b"Half of the items take 3.0 d or less" in page.content
    assert signed_in(alice).get(reverse("analysis:teams"), {"as_of": "soon"}).status_code == 404
