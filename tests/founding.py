"""A company founded once for a file of tests, with a session of each role.

Every test starts from it and none leaves a trace.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import SimpleCookie
from django.test import Client

from passerelle.people.models import Company, Membership, Person, Product, Role, Team
from tests.rights import ALL_ROLES

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Founded:
    """The rows that a test starts from, a client whose middleware is loaded, and the session of each role."""

    world: SimpleNamespace
    client: Client
    sessions: dict[str, str]

    def signed_in(self, role: str) -> Client:
        """The client, as a person of that role who just came; `anonymous` holds no session."""
        self.client.cookies = SimpleCookie()
        if role != "anonymous":
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return self.client


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: Any) -> Any:
    """Signing a person in costs more than most of the answers they get: it is done once a role."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = _world()
        people = {role: _person(f"{role or 'none'}-role", role) for role in (*ALL_ROLES, "")}
        yield Founded(world, Client(), {role: _session(people[role]) for role in people})
        transaction.set_rollback(True)


@pytest.fixture
def world(founded: Founded, db: None) -> SimpleNamespace:
    """What `kwargs` builders start from; each adds the rows that its URL needs, gone after the test."""
    return copy.deepcopy(founded.world)


def _world() -> SimpleNamespace:
    company = Company.objects.create(pk=1, name="Belvédère", language="en")
    product = Product.objects.create(name="Tournées", slug="tournees", stage=Product.Stage.GROWTH)
    team = Team.objects.create(name="Mobile", slug="mobile", product=product)
    bob = _person("bob", Role.MEMBER)
    Membership.objects.create(person=bob, team=team, start="2025-01-01")
    return SimpleNamespace(
        company=company,
        product=product,
        other_product=Product.objects.create(name="Parc", slug="parc", stage=Product.Stage.LAUNCH),
        team=team,
        owner=_person("olivia", Role.OWNER),
        alice=_person("alice", Role.CPO),
        bob=bob,
        charlie=_person("charlie"),
    )


def _person(name: str, role: str = "") -> Person:
    return Person.objects.create_user(
        f"{name}@belvedere.example", "a long password", name=f"{name.title()} person", role=role
    )


def _session(person: Person) -> str:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
