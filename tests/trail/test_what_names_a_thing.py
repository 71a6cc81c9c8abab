"""A line of the trail names its object from a few columns, read for every kind at once."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.urls import reverse

from passerelle.people.models import Person, Team
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry
from passerelle.trail import subjects
from passerelle.trail.actions import kind_of, product_of, record
from passerelle.trail.naming import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def objective(product):
    return Objective.objects.create(
        title="Win", product=product, start="2026-01-01", end="2026-12-31"
    )


@pytest.fixture
def key_result(objective):
    return KeyResult.objects.create(
        objective=objective, title="Fewer calls", start_value=10, start_on="2026-01-01",
        target_value=5, target_on="2026-12-31",
    )  # fmt: skip


def said(obj):
    subject = subjects.subject(kind_of(obj))
    return str(obj), subject.address(obj), product_of(obj)


def test_every_subject_says_what_names_it():
    for kind in subjects.all_subjects():
        assert getattr(apps.get_model(kind), "NAMED_BY", ()), kind


def test_what_names_a_thing_is_enough_for_its_name_address_and_product(
    alice, product, team, objective, key_result, django_assert_num_queries
):
    entry = RegisterEntry.objects.create(
        title="A risk", kind="risk", product=product, review_on="2026-06-01", likelihood=2, impact=2
    )
    rows = [alice, product, team, objective, key_result, entry]
    whole = [said(row) for row in rows]
    with django_assert_num_queries(1):
        found = named({type(row): {row.pk} for row in rows})
        assert [said(found[type(row)][row.pk]) for row in rows] == whole


def test_what_is_gone_is_not_found_and_nothing_costs_nothing(objective, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert named({Objective: {objective.pk, 0}, Team: set()}) == {
            Objective: {objective.pk: objective}, Team: {},
        }  # fmt: skip
    with django_assert_num_queries(0):
        assert named({}) == {} and named({Person: set()}) == {Person: {}}


def test_many_kinds_in_the_trail_cost_as_many_queries_as_one(
    alice, product, team, objective, key_result, signed_in
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        client = signed_in(alice)
        client.get(reverse("trail:page"))
        with CaptureQueriesContext(connection) as kept:
            assert client.get(reverse("trail:page")).status_code == 200
        return len(kept)

    record("created", objective, by=alice)
    few = cost()
    for row in (key_result, team, product, alice):
        record("created", row, by=alice)
    assert cost() == few <= 12


def test_the_names_one_may_ask_about_are_suggested(alice, bob, signed_in):
    told = signed_in(alice).get(reverse("trail:actors")).content.decode()
    assert 'value="Alice Martin"' in told and 'value="Bob Durand"' in told
