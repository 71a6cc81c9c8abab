"""Undo within 30 days: what was made goes, what was changed comes back, what moved since stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from passerelle.delivery.models import Change, StatusRule, Tracker, WorkItem
from passerelle.jobs.worker import run_waiting
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Team
from passerelle.roadmap import actions
from passerelle.roadmap.models import Initiative
from passerelle.sources.actions.rederive import set_meanings
from passerelle.sources.actions.undo import undo
from passerelle.sources.models import Import
from tests.sources.jira import as_csv, as_json, issue

ISSUES = [issue(1, ("03-02", "ASSIGNED"), ("03-05", "RESOLVED")), issue(2, ("03-03", "ASSIGNED"))]


def everything():
    return list(WorkItem.objects.order_by("pk").values()), list(
        Change.objects.values("external_id")
    )


def test_what_it_made_is_gone(pour_in, tmp_path, alice):
    done = undo(pour_in(as_json(tmp_path, ISSUES)), by=alice)
    assert done.removed >= 2
    assert not done.left
    assert not WorkItem.objects.exists()
    assert not Tracker.objects.exists()
    assert not Team.objects.exists()
    assert Import.objects.get().state == "undone"


def test_what_it_changed_is_as_before(pour_in, tmp_path, alice):
    pour_in(as_csv(tmp_path, ISSUES))
    before = everything()
    of = pour_in(as_json(tmp_path, ISSUES))
    assert everything() != before
    assert undo(of, by=alice).restored == 2
    assert everything() == before


def test_an_undo_killed_before_its_items_were_derived_is_ended_by_the_worker(
    pour_in, tmp_path, alice, monkeypatch
):
    pour_in(as_csv(tmp_path, ISSUES))
    of = pour_in(as_json(tmp_path, ISSUES))
    rule = StatusRule.objects.get(status="RESOLVED")
    set_meanings(Tracker.objects.get(), {rule.pk: "doing"}, by=alice)

    def killed(*_words):
        raise KeyboardInterrupt

    monkeypatch.setattr("passerelle.sources.actions.undo.rederive", killed)
    with pytest.raises(KeyboardInterrupt):
        undo(of, by=alice)
    assert WorkItem.objects.exclude(done_at=None).exists()
    run_waiting()
    assert not WorkItem.objects.exclude(done_at=None).exists()


def test_what_moved_since_is_left_and_named(pour_in, tmp_path, alice):
    first = pour_in(as_json(tmp_path, ISSUES))
    pour_in(as_json(tmp_path, [issue(2, ("03-03", "ASSIGNED"), ("03-09", "RESOLVED"))]))
    done = undo(first, by=alice)
    assert "TOUR-2" in done.left
    assert list(WorkItem.objects.values_list("key", flat=True)) == ["TOUR-2"]


def test_an_initiative_changed_by_hand_since_is_left(pour_in, tmp_path, alice):
    path = tmp_path / "initiatives.csv"
    path.write_text("Key,Title\nR-1,One\nR-2,Two\n")
    of = pour_in(path, kind="initiatives")
    actions.update(Initiative.objects.get(external_id="R-2"), by=alice, changes={"problem": "Why"})
    done = undo(of, by=alice)
    assert done.removed == 1
    assert [row.external_id for row in Initiative.objects.all()] == ["R-2"]
    assert done.left == [str(Initiative.objects.get())]


def test_an_initiative_changed_by_a_sheet_gets_its_fields_back(pour_in, tmp_path, alice):
    path = tmp_path / "initiatives.csv"
    path.write_text("Key,Title\nR-1,One\n")
    pour_in(path, kind="initiatives")
    path.write_text("Key,Title,Value\nR-1,Another,12\n")
    of = pour_in(path, kind="initiatives")
    assert undo(of, by=alice).restored == 1
    row = Initiative.objects.get()
    assert (row.title, row.value_mid) == ("One", None)


def test_twice_or_after_thirty_days_is_too_late(pour_in, tmp_path, alice):
    of = pour_in(as_json(tmp_path, ISSUES))
    Import.objects.update(published_at=timezone.now() - timedelta(days=31))
    with pytest.raises(DomainError):
        undo(of, by=alice)
    Import.objects.update(published_at=timezone.now())
    undo(of, by=alice)
    with pytest.raises(DomainError):
        undo(of, by=alice)
