"""Every URL x role x verb is declared and holds; a URL nobody declared fails this file."""

from __future__ import annotations

import importlib
import pathlib

import pytest
from django.db import connection, transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.founding import founded, world  # noqa: F401  the fixtures
from tests.rights import ALL_ROLES, ANYONE, SIGNED_IN, Url

HERE = pathlib.Path(__file__).parent
OUTSIDE = {"account", "mfa", "socialaccount", "usersessions", "openid_connect", "static"}


def declared() -> list[Url]:
    rows: list[Url] = []
    for path in sorted(HERE.glob("*/rights.py")):
        module = importlib.import_module(f"tests.{path.parent.name}.rights")
        rows += module.URLS
    return rows


def named(resolver: URLResolver, prefix: str = "") -> list[str]:
    names: list[str] = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            if "allauth" in str(entry.urlconf_name):
                continue
            names += named(entry, space)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            names.append(f"{prefix}{entry.name}")
    return names


def test_every_url_is_declared_once():
    rows = [row.name for row in declared()]
    assert len(rows) == len(set(rows)), "a URL is declared twice"
    assert set(named(get_resolver())) == set(rows)


def _answer(client, verb: str, url: str, row: Url, world) -> int:  # noqa: F811
    """The status; what the request wrote is rolled back, so that a deletion can be tried by every role."""
    send = getattr(client, verb)
    with transaction.atomic():
        answer = send(url, row.data(world)) if verb == "post" else send(url)
        transaction.set_rollback(True)
    return answer.status_code


def tried(allowed) -> tuple[str, ...]:
    """Every role; on PostgreSQL the first that is let in and the last two that are not: both answers ask theirs.

    Who may is decided by code that knows no database.
    """
    everybody = (*ALL_ROLES, "")
    if connection.vendor == "sqlite":
        return everybody
    inside = [role for role in everybody if allowed == SIGNED_IN or role in allowed]
    outside = [role for role in everybody if role not in inside]
    return (*inside[:1], *outside[-2:])


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("row", declared(), ids=lambda row: row.name)
def test_only_declared_roles_reach_it(row: Url, world, founded):  # noqa: F811
    url = reverse(row.name, kwargs=row.kwargs(world))
    for verb in ("get", "post", "delete"):
        allowed = getattr(row, verb)
        answer = _answer(founded.signed_in("anonymous"), verb, url, row, world)
        if allowed == ANYONE:
            assert answer < 400 or answer == 422, f"anonymous {verb} {url}: {answer}"
            continue
        assert answer in {302, 403, 404, 405}, f"anonymous {verb} {url}: {answer}"
        for role in tried(allowed):
            answer = _answer(founded.signed_in(role), verb, url, row, world)
            where = f"{role or 'no role'} {verb} {url}: {answer}"
            if allowed == SIGNED_IN or role in allowed:
                assert answer < 400 or answer == 422, where
            else:
                assert answer in {404, 405}, where
                assert role or answer == 404 or allowed == (), where
