"""A team's flow is computed once, redone when something changes, and refused when it cannot be told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F

from passerelle.analysis import sentences
from passerelle.analysis.flow import details, readings
from passerelle.analysis.models import FlowReading
from passerelle.analysis.queries import flow_at_a_glance
from passerelle.delivery.models import Tracker, WorkItem
from passerelle.delivery.queries import visible_items
from passerelle.engine.flow import REFUSALS
from passerelle.people.models import Person, ProductRole, Role, Team
from tests.analysis.work import MONDAY, a_flow, an_item

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parent.parent.parent
UTC = ZoneInfo("UTC")


def test_the_cycle_time_is_the_one_planted(team):
    a_flow(team, days=3.0)
    flow = readings([team], zone=UTC)[team.pk]
    assert sentences.level(flow["cycle_time"], 50) == pytest.approx(3.0)
    assert flow["coverage"]["finished"] == 40


def test_it_is_computed_once(team, django_assert_num_queries):
    a_flow(team)
    readings([team], zone=UTC)
    with django_assert_num_queries(3):
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
    assert set(sentences.REFUSALS) == set(REFUSALS)


def test_every_refusal_is_documented():
    page = (ROOT / "docs" / "method" / "flow.md").read_text(encoding="utf-8")
    assert [code for code in sentences.REFUSALS if f"`{code}`" not in page] == []


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


def test_it_takes_as_many_queries_for_one_team_as_for_ten(team, django_assert_num_queries):
    many = [
        Team.objects.create(name=f"Team {n}", slug=f"team-{n}", product=team.product)
        for n in range(10)
    ]
    for one in many:
        a_flow(one, items=6)
    with django_assert_num_queries(7):
        readings(many, zone=UTC)
    with django_assert_num_queries(3):
        readings(many, zone=UTC)


def test_what_a_publication_changed_is_read_again(team):
    a_flow(team, days=3.0)
    readings([team], zone=UTC)
    WorkItem.objects.update(done_at=F("started_at") + dt.timedelta(days=5))
    Tracker.objects.update(revision=F("revision") + 1)
    flow = readings([team], zone=UTC)[team.pk]
    assert sentences.level(flow["cycle_time"], 50) == pytest.approx(5.0)
    assert FlowReading.objects.count() == 1


def test_a_day_asked_for_is_kept_beside_the_last_one(team):
    a_flow(team)
    day = (MONDAY + dt.timedelta(days=20)).date()
    readings([team], zone=UTC)
    early = readings([team], zone=UTC, as_of=day)[team.pk]
    last = readings([team], zone=UTC)[team.pk]
    assert (early["is_last"], last["is_last"]) == (False, True)
    assert FlowReading.objects.count() == 2


def test_every_finished_item_with_a_start_is_in_a_dot(team):
    a_flow(team, items=60)
    glance = readings([team], zone=UTC)[team.pk]
    dots = details(team, glance)["dots"]
    assert sum(many for *_place, many in dots) == glance["cycle_time"]["estimate"]["count"] == 60


def test_the_page_is_whole_when_an_import_has_just_put_the_reading_away(team):
    a_flow(team)
    glance = readings([team], zone=UTC)[team.pk]
    drawn = details(team, glance)
    FlowReading.objects.all().delete()
    again = details(team, glance)
    assert again["cumulative"]["estimate"]["open"] == tuple(drawn["cumulative"]["estimate"]["open"])
    assert len(again["dots"]) == len(drawn["dots"])


def test_a_team_without_items_has_no_row(team, alice):
    assert flow_at_a_glance(alice) == []
