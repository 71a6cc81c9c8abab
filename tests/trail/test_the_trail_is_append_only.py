"""What happened stays written, without secrets."""

from __future__ import annotations

import pytest

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Company, Person
from passerelle.trail.actions import record, snapshot
from passerelle.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(alice, product):
    return record("created", product, by=alice)


def test_an_event_cannot_be_rewritten(event):
    event.verb = "renamed"
    with pytest.raises(DomainError):
        event.save()
    with pytest.raises(DomainError):
        Event.objects.update(verb="renamed")


def test_an_event_cannot_be_deleted(event):
    with pytest.raises(DomainError):
        event.delete()
    with pytest.raises(DomainError):
        Event.objects.all().delete()


def test_it_keeps_the_fields_that_changed(alice, product):
    before = snapshot(product)
    product.name = "Rounds"
    product.save()
    event = record("changed", product, by=alice, before=before)
    assert event.changes == {"name": ["Tournées", "Rounds"]}
    assert event.product_id == product.pk


def test_a_list_changed_in_place_is_seen(alice, company):
    before = snapshot(company)
    company.working_days.append(5)
    event = record("changed", company, by=alice, before=before)
    assert event.changes == {"working_days": [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]]}


def test_a_date_given_as_text_is_no_change(alice):
    person = Person.objects.get(pk=alice.pk)
    person.joined_on = "2025-01-01"
    person.save()
    before = snapshot(Person.objects.get(pk=alice.pk))
    assert record("changed", person, by=alice, before=before).changes == {}


def test_secrets_never_enter_it(alice):
    before = snapshot(alice)
    alice.set_password("another long password")
    event = record("changed", alice, by=alice, before=before)
    assert "password" not in before
    assert event.changes == {}


def test_the_machine_acts_without_a_name(company):
    assert record("refreshed", Company.objects.get(), by=None).actor_id is None
