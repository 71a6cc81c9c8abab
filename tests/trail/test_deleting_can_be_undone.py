"""Nothing is lost by a click: what a deletion took comes back whole, or says why it cannot."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import serializers
from django.utils import timezone

from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure, MeasureLink
from passerelle.people.models import Membership, Team
from passerelle.roadmap.models import Dependency, Initiative, SkillNeed, Theme
from passerelle.strategy.models import KeyResult, Objective
from passerelle.trail.actions import delete, forget_old_deletions, undo
from passerelle.trail.models import Deletion, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def objective(product):
    return Objective.objects.create(
        title="Win", product=product, start="2026-01-01", end="2026-12-31"
    )


@pytest.fixture
def key_result(objective):
    return KeyResult.objects.create(
        objective=objective,
        title="Share",
        start_value=1,
        start_on="2026-01-01",
        target_value=2,
        target_on="2026-06-30",
    )


def initiative(number, **facts):
    return Initiative.objects.create(number=number, title=f"Initiative {number}", **facts)


def rows_of(*models):
    return [serializers.serialize("json", model._base_manager.order_by("pk")) for model in models]


def test_a_whole_tree_comes_back_identical(alice, team, objective, key_result):
    one, two = initiative(1, objective=objective, team=team), initiative(2, objective=objective)
    Dependency.objects.create(initiative=two, needs=one)
    SkillNeed.objects.create(initiative=one, team=team, trade="engineer", person_weeks=3.5)
    watched = (Objective, KeyResult, Initiative, Dependency, SkillNeed)
    before = rows_of(*watched)
    deletion = delete(objective, by=alice)
    assert not KeyResult.objects.exists()
    assert list(Initiative.objects.values_list("objective", flat=True)) == [None, None]
    undo(deletion, by=alice)
    assert rows_of(*watched) == before


def test_both_ends_of_a_dependency_come_back(alice):
    one, two = initiative(1), initiative(2)
    Dependency.objects.create(initiative=two, needs=one)
    undo(delete(one, by=alice), by=alice)
    assert Dependency.objects.get().needs == one


def test_people_of_a_team_come_back(alice, bob, team):
    before = rows_of(Team, Membership)
    undo(delete(team, by=alice), by=alice)
    assert rows_of(Team, Membership) == before


def test_what_is_protected_says_what_rests_on_it(alice, product, objective):
    with pytest.raises(DomainError) as refused:
        delete(product, by=alice)
    assert "Tournées" in str(refused.value.message)
    assert "objective “Win”" in str(refused.value.hint)
    assert not Deletion.objects.exists()
    assert not Event.objects.exists()


def test_it_is_undone_once(alice):
    deletion = delete(initiative(1), by=alice)
    undo(deletion, by=alice)
    with pytest.raises(DomainError, match="already"):
        undo(deletion, by=alice)
    assert Initiative.objects.count() == 1


def test_it_is_deleted_once(alice):
    first = initiative(1)
    same = Initiative.objects.get(pk=first.pk)
    delete(first, by=alice)
    with pytest.raises(DomainError, match="already"):
        delete(same, by=alice)


def test_after_a_month_it_is_too_late(alice):
    deletion = delete(initiative(1), by=alice)
    Deletion.objects.update(at=timezone.now() - timedelta(days=31))
    with pytest.raises(DomainError, match="30 days"):
        undo(deletion, by=alice)
    assert forget_old_deletions() == 1


def test_a_name_taken_meanwhile_is_said_and_changes_nothing(alice, team):
    deletion = delete(team, by=alice)
    Team.objects.create(name="Mobile", slug="mobile-2")
    with pytest.raises(DomainError) as refused:
        undo(deletion, by=alice)
    assert "rename" in str(refused.value.hint)
    deletion.refresh_from_db()
    assert deletion.undone_at is None
    assert Team.objects.count() == 1


def test_what_lost_its_parent_is_not_put_back_alone(alice, objective, key_result):
    child = delete(key_result, by=alice)
    parent = delete(objective, by=alice)
    with pytest.raises(DomainError) as refused:
        undo(child, by=alice)
    assert "put the other back first" in str(refused.value.hint)
    undo(parent, by=alice)
    undo(child, by=alice)
    assert KeyResult.objects.get().objective == objective


def test_a_link_made_otherwise_since_is_left_as_it_is(alice):
    old, new = (
        Theme.objects.create(name="Debt", letter="D"),
        Theme.objects.create(name="New", letter="N"),
    )
    moved, still = initiative(1, theme=old), initiative(2, theme=old)
    deletion = delete(old, by=alice)
    Initiative.objects.filter(pk=moved.pk).update(theme=new)
    undo(deletion, by=alice)
    moved.refresh_from_db()
    still.refresh_from_db()
    assert (moved.theme.name, still.theme.name) == ("New", "Debt")


def test_both_are_written_in_the_trail(alice, product):
    thing = initiative(1, product=product)
    pk = thing.pk
    undo(delete(thing, by=alice), by=alice)
    events = Event.objects.filter(object_type="roadmap.initiative", object_id=pk).order_by("id")
    assert list(events.values_list("verb", "actor_id", "product_id")) == [
        ("deleted", alice.pk, product.pk),
        ("restored", alice.pk, product.pk),
    ]


def test_a_protected_part_deep_in_the_tree_speaks_too(alice):
    measure = Measure.objects.create(name="Signups", slug="signups")
    other = Measure.objects.create(name="Total", slug="total")
    MeasureLink.objects.create(parent=other, child=measure)
    with pytest.raises(DomainError):
        delete(measure, by=alice)
