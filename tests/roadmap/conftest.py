"""A small roadmap: Alice plans for the company, Paula only for Tournées."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.people.models import Person, ProductRole, Role
from passerelle.roadmap.actions import create
from passerelle.roadmap.models import Initiative


@pytest.fixture
def paula(product):
    """Plans for one product only."""
    person = Person.objects.create_user("paula@belvedere.example", None, name="Paula Petit")
    ProductRole.objects.create(person=person, product=product, role=Role.PM)
    return person


@pytest.fixture
def initiative(alice, product, team) -> Initiative:
    return create(
        by=alice,
        title="Offline mode",
        product=product,
        team=team,
        owner=alice,
        state="doing",
        bucket="now",
        start_on=dt.date(2026, 10, 5),
        end_on=dt.date(2026, 12, 4),
        late_on=dt.date(2026, 12, 18),
        promised_on=dt.date(2026, 12, 11),
        cost_low=10.0,
        cost_mid=20.0,
        cost_high=40.0,
    )


@pytest.fixture
def elsewhere(alice, other_product) -> Initiative:
    """On a product for which Paula does nothing."""
    return create(by=alice, title="Sensor alerts", product=other_product)
