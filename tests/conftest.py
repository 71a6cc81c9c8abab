"""Three names carry the permission tests: Alice runs the product, Bob is on the team, Charlie is a stranger."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as properties

from passerelle.people.models import Company, Membership, Person, Product, Role, Team
from tests.chromium import chromium  # noqa: F401
from tests.postgres import pytest_collection_modifyitems  # noqa: F401
from tests.processes import pytest_xdist_make_scheduler  # noqa: F401

# No test asserts a time: a busy machine draws examples slowly and is no failure.
properties.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
properties.load_profile("unhurried")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every migration is noted as done: the tables were made from the models, as `tests/settings.py` asks."""
    with django_db_blocker.unblock():
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in MigrationLoader(None).disk_migrations:
            recorder.record_applied(app, name)


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    """What one test left in the cache would answer another whose rows have the same ids."""
    cache.clear()


@pytest.fixture
def company(db):
    return Company.objects.create(pk=1, name="Belvédère", language="en", timezone="UTC")


@pytest.fixture
def product(company):
    return Product.objects.create(name="Tournées", slug="tournees", stage=Product.Stage.GROWTH)


@pytest.fixture
def other_product(company):
    return Product.objects.create(name="Parc", slug="parc", stage=Product.Stage.LAUNCH)


@pytest.fixture
def team(product):
    return Team.objects.create(name="Mobile", slug="mobile", product=product)


@pytest.fixture
def owner(company):
    return Person.objects.create_user(
        "olivia@belvedere.example", "a long password", name="Olivia Owner", role=Role.OWNER
    )


@pytest.fixture
def alice(company):
    return Person.objects.create_user(
        "alice@belvedere.example", "a long password", name="Alice Martin", role=Role.CPO
    )


@pytest.fixture
def bob(company, team):
    person = Person.objects.create_user(
        "bob@belvedere.example", "a long password", name="Bob Durand", role=Role.MEMBER
    )
    Membership.objects.create(person=person, team=team, start="2025-01-01")
    return person


@pytest.fixture
def charlie(company):
    """Signs in, holds no role: nothing exists for him."""
    return Person.objects.create_user(
        "charlie@elsewhere.example", "a long password", name="Charlie Stranger"
    )


@pytest.fixture
def signed_in():
    """`signed_in(alice)` is a test client with Alice's session."""

    def client_of(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return client_of
