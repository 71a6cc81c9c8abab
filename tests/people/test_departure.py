"""Someone leaves: what they own goes to another, what they hold ends, no session survives."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure
from passerelle.people.actions import departure, invitation
from passerelle.people.models import Membership, Ownership
from passerelle.trail.models import Event

DAY = dt.timedelta(days=1)


@pytest.fixture
def measure(bob, product):
    return Measure.objects.create(name="Activation", slug="activation", product=product, owner=bob)


def test_every_link_named_owner_is_handed_over_except_private_ones(db):
    models = {field.model._meta.label_lower for field in departure.owner_fields()}
    assert {"kpis.measure", "roadmap.initiative", "strategy.objective"} <= models
    assert "desk.savedview" not in models


def test_what_they_own_goes_to_the_heir_and_leaves_an_event(owner, bob, alice, measure):
    assert departure.deactivate(bob, heir=alice, by=owner) == 1
    measure.refresh_from_db()
    assert measure.owner == alice
    event = Event.objects.get(verb="handed_over")
    assert event.changes["owner"] == [bob.pk, alice.pk]
    assert event.actor_id == owner.pk


def test_nobody_leaves_with_things_that_no_one_takes_over(owner, bob, measure):
    for heir in (None, bob):
        with pytest.raises(DomainError):
            departure.deactivate(bob, heir=heir, by=owner)
    bob.refresh_from_db()
    assert bob.is_active


def test_memberships_and_assignments_end_today_and_future_ones_go(owner, bob, team):
    today = timezone.localdate()
    Ownership.objects.create(person=bob, team=team, start=today - DAY)
    Membership.objects.create(person=bob, team=team, trade="qa", start=today + DAY)
    departure.deactivate(bob, heir=None, by=owner)
    assert [row.end for row in bob.memberships.all()] == [today]
    assert bob.ownerships.get().end == today


def test_sessions_and_links_stop_at_once(owner, bob, signed_in):
    token = invitation.link(bob, by=owner)
    client = signed_in(bob)
    assert client.get(reverse("people:profile")).status_code == 200
    departure.deactivate(bob, heir=None, by=owner)
    assert client.get(reverse("people:profile")).status_code == 302
    with pytest.raises(DomainError):
        invitation.find(token)


def test_the_last_owner_stays(owner, alice):
    with pytest.raises(DomainError):
        departure.deactivate(owner, heir=alice, by=owner)


def test_someone_who_comes_back_finds_the_same_role(owner, bob):
    departure.deactivate(bob, heir=None, by=owner)
    departure.reactivate(bob, by=owner)
    assert bob.is_active
    assert bob.left_on is None
    assert bob.role == "member"


def test_the_page_asks_for_an_heir_only_when_something_is_owned(owner, bob, alice, signed_in):
    client = signed_in(owner)
    url = reverse("people:deactivate", args=[bob.pk])
    Measure.objects.create(name="Activation", slug="activation", owner=bob)
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"heir": alice.pk}).status_code == 302
    bob.refresh_from_db()
    assert not bob.is_active
