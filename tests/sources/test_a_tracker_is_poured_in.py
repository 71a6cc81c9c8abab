"""A tracker's file comes in whole, once, and derives when items started and were done."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.delivery.models import Change, StatusRule, Tracker, WorkItem
from passerelle.people.models import Team
from tests.sources.jira import as_csv, as_json, issue

ISSUES = [
    issue(1, ("03-02", "ASSIGNED"), ("03-05", "RESOLVED")),
    issue(2, ("03-03", "ASSIGNED")),
    issue(3),
]
COUNTS = ("created", "updated", "unchanged", "changes")


def counts(of):
    return tuple(of.counts[name] for name in COUNTS)


def everything():
    return list(WorkItem.objects.order_by("pk").values()), list(
        Change.objects.order_by("pk").values()
    )


def test_items_and_changes_come_in_with_their_start_and_end(pour_in, tmp_path):
    of = pour_in(as_json(tmp_path, ISSUES))
    assert counts(of) == (3, 0, 0, 3)
    first = WorkItem.objects.get(key="TOUR-1")
    assert first.started_at == dt.datetime(2026, 3, 2, 10, 30, 40, tzinfo=dt.UTC)
    assert first.done_at == dt.datetime(2026, 3, 5, 10, 30, 40, tzinfo=dt.UTC)
    assert WorkItem.objects.get(key="TOUR-3").started_at is None
    tracker = Tracker.objects.get(key="jira:TOUR")
    assert tracker.last_change == first.done_at


def test_without_a_word_about_teams_a_project_has_its_own(pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    assert set(WorkItem.objects.values_list("team__name", flat=True)) == {"TOUR"}


def test_the_team_asked_for_takes_every_item(pour_in, tmp_path, team):
    pour_in(as_json(tmp_path, ISSUES), team="mobile")
    assert set(WorkItem.objects.values_list("team", flat=True)) == {team.pk}
    assert Team.objects.count() == 1


def test_statuses_get_a_meaning_that_nobody_chose_yet(pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    rules = dict(StatusRule.objects.filter(by=None).values_list("status", "category"))
    assert rules == {"NEW": "todo", "ASSIGNED": "doing", "RESOLVED": "done"}


def test_the_same_file_twice_changes_nothing(pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    before = everything()
    assert counts(pour_in(as_json(tmp_path, ISSUES))) == (0, 0, 3, 0)
    assert everything() == before


def test_a_poorer_file_changes_nothing(pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    before = everything()
    assert counts(pour_in(as_csv(tmp_path, ISSUES))) == (0, 0, 3, 0)
    assert everything() == before


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_a_poorer_file_read_in_the_wrong_zone_changes_nothing(pour_in, tmp_path, zone):
    pour_in(as_json(tmp_path, ISSUES))
    before = everything()
    pour_in(as_csv(tmp_path, ISSUES), tz=zone)
    assert everything() == before


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_a_richer_file_adds_history_and_refines_dates(pour_in, tmp_path, zone):
    pour_in(as_csv(tmp_path, ISSUES), tz=zone)
    assert not Change.objects.exists()
    of = pour_in(as_json(tmp_path, ISSUES))
    assert counts(of) == (0, 3, 0, 3)
    first = WorkItem.objects.get(key="TOUR-1")
    assert first.created_at == dt.datetime(2026, 3, 1, 9, 14, 5, tzinfo=dt.UTC)
    assert first.started_at is not None
    assert first.precision == "second"
    assert counts(pour_in(as_json(tmp_path, ISSUES))) == (0, 0, 3, 0)


def test_news_of_an_item_updates_it(pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    later = [issue(2, ("03-03", "ASSIGNED"), ("03-09", "RESOLVED"))]
    assert counts(pour_in(as_json(tmp_path, later))) == (0, 1, 0, 1)
    assert WorkItem.objects.get(key="TOUR-2").category == "done"


def test_old_news_of_an_item_change_nothing(pour_in, tmp_path):
    pour_in(as_json(tmp_path, ISSUES))
    before = everything()
    earlier = [issue(1, ("03-02", "ASSIGNED"))]
    assert counts(pour_in(as_json(tmp_path, earlier))) == (0, 0, 1, 0)
    assert everything() == before
