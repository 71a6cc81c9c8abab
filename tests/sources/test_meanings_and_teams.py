"""What a person says of statuses and components is applied to every item, past ones included."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from passerelle.delivery.actions import set_team_rule
from passerelle.delivery.models import StatusRule, Tracker, WorkItem
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, ProductRole, Team
from passerelle.roadmap.models import Initiative, WorkLink
from passerelle.sources.actions.rederive import set_meanings
from passerelle.sources.models import LinkRule
from passerelle.sources.tracker.linking import relink
from tests.sources.jira import as_json, issue

ISSUES = [issue(1, ("03-02", "ASSIGNED"), ("03-05", "RESOLVED")), issue(2, ("03-03", "ASSIGNED"))]


def test_a_new_meaning_derives_items_again_and_is_never_overridden(pour_in, tmp_path, alice):
    pour_in(as_json(tmp_path, ISSUES))
    tracker = Tracker.objects.get()
    rule = StatusRule.objects.get(status="ASSIGNED")
    assert set_meanings(tracker, {rule.pk: "todo"}, by=alice) == 2
    assert not WorkItem.objects.exclude(started_at=None).exists()
    pour_in(as_json(tmp_path, [*ISSUES, issue(3, ("03-04", "ASSIGNED"))]))
    rule.refresh_from_db()
    assert (rule.category, rule.by) == ("todo", alice)
    assert not WorkItem.objects.exclude(started_at=None).exists()


def test_a_meaning_and_its_items_change_together_or_not_at_all(
    pour_in, tmp_path, alice, monkeypatch
):
    pour_in(as_json(tmp_path, ISSUES))
    rule = StatusRule.objects.get(status="ASSIGNED")

    def killed(*_words):
        raise KeyboardInterrupt

    monkeypatch.setattr("passerelle.sources.rows.update", killed)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        set_meanings(Tracker.objects.get(), {rule.pk: "todo"}, by=alice)
    rule.refresh_from_db()
    assert rule.category == "doing"
    with pytest.raises(DomainError):
        set_meanings(Tracker.objects.get(), {rule.pk: "later"}, by=alice)


def test_a_component_goes_to_its_team(pour_in, tmp_path, alice, team):
    pour_in(as_json(tmp_path, ISSUES))
    tracker = Tracker.objects.get()
    assert set_team_rule(tracker, component="Mobile", team=team, by=alice) == 2
    assert set(WorkItem.objects.values_list("team", flat=True)) == {team.pk}
    assert set_team_rule(tracker, component="Mobile", team=None, by=alice) == 2
    assert set(WorkItem.objects.values_list("team__name", flat=True)) == {"TOUR"}
    assert Team.objects.count() == 2


def linked():
    return {link.item.key: (link.initiative.number, link.how) for link in WorkLink.objects.all()}


def test_labels_epics_and_components_link_items_but_a_bare_label_never(pour_in, tmp_path, alice):
    for number, key in ((1, None), (7, None), (8, "TOUR-300")):
        Initiative.objects.create(number=number, title=f"Initiative {number}", external_id=key)
    pour_in(
        as_json(
            tmp_path,
            [
                issue(1, labels=["initiative:I-07"]),
                issue(2, labels=["I-07"]),
                issue(3, parent={"key": "TOUR-300"}),
                issue(4, components=[{"name": "Core"}]),
            ],
        )
    )
    assert linked() == {"TOUR-1": (7, "label"), "TOUR-3": (8, "epic")}
    tracker = Tracker.objects.get()
    first = Initiative.objects.get(number=1)
    LinkRule.objects.create(tracker=tracker, on="component", value="Core", initiative=first)
    relink(tracker.pk, by=alice)
    assert linked()["TOUR-4"] == (1, "component")


def test_a_link_made_by_hand_stays(pour_in, tmp_path, alice):
    one, other = (Initiative.objects.create(number=n, title=f"Initiative {n}") for n in (1, 7))
    pour_in(as_json(tmp_path, [issue(1)]))
    WorkLink.objects.create(item=WorkItem.objects.get(), initiative=one, how="hand")
    pour_in(
        as_json(
            tmp_path, [issue(1, labels=["initiative:I-07"], updated="2026-04-01T00:00:00.000+0000")]
        )
    )
    assert linked() == {"TOUR-1": (1, "hand")}
    assert other.work_links.count() == 0


def test_a_component_serves_only_what_one_plans_for(
    pour_in, tmp_path, alice, product, other_product, signed_in
):
    pour_in(as_json(tmp_path, ISSUES))
    tracker = Tracker.objects.get()
    Tracker.objects.update(product=product)
    person = Person.objects.create_user("pm@belvedere.example", None, name="PM")
    ProductRole.objects.create(person=person, product=product, role="pm")
    ProductRole.objects.create(person=person, product=other_product, role="guest")
    theirs = Initiative.objects.create(number=1, title="Theirs", product=other_product)
    ours = Initiative.objects.create(number=2, title="Ours", product=product)
    browser, address = signed_in(person), reverse("sources:links", args=[tracker.pk])
    sent = {"on": "component", "value": "Mobile"}
    for asked, status in ((theirs.pk, 404), ("²", 404), ("9" * 5000, 404), (ours.pk, 302)):
        assert browser.post(address, sent | {"initiative": asked}).status_code == status
    assert [rule.initiative for rule in LinkRule.objects.all()] == [ours]
    page = browser.get(reverse("sources:tracker", args=[tracker.pk])).content.decode()
    assert "I-01 Theirs" not in page
    assert browser.post(address, {"remove": "nothing"}).status_code == 404
