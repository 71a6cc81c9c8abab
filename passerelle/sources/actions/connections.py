"""Opening a way to a place that holds tables, changing it, testing it, closing it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from passerelle.connect.warehouse.catalogue import Seen, look
from passerelle.jobs.running import publishing
from passerelle.kernel.errors import InputError
from passerelle.people.models import Person
from passerelle.sources.models import Connection
from passerelle.sources.places import secret
from passerelle.sources.places.source import source_of
from passerelle.sources.report import kept
from passerelle.trail.actions import delete, record, snapshot
from passerelle.trail.models import Deletion

WHERE = ("kind", "host", "port", "base", "login", "mode")
"""A password was given for these: sent elsewhere, it would be given away."""


@transaction.atomic
def add_connection(connection: Connection, *, password: str, by: Person) -> Connection:
    """A new connection, with the password that it is let in with (or none)."""
    connection.by = by
    connection.save()
    if password:
        secret.keep(connection, password)
    record("created", connection, by=by)
    return connection


@transaction.atomic
def change_connection(connection: Connection, *, password: str, by: Person) -> None:
    """Keep what was changed. A new address forgets the former password: it is typed again or there is none."""
    former = Connection.objects.select_for_update().get(pk=connection.pk)
    before = snapshot(former)
    if is_elsewhere(former, connection):
        secret.forget(former)
        connection.secret_at = None
    connection.tested_at = connection.seen = connection.problem = None
    connection.save()
    if password:
        secret.keep(connection, password)
    record("changed", connection, by=by, before=before)


def is_elsewhere(former: Connection, now: Connection) -> bool:
    """Whether its password would go to another place, or under another name."""
    return any(getattr(former, name) != getattr(now, name) for name in WHERE)


@transaction.atomic
def remove_connection(connection: Connection, *, by: Person) -> Deletion:
    """Refused while a measure is read from it. It can be put back; its password cannot."""
    deletion = delete(connection, by=by)
    secret.forget(connection)
    return deletion


def test(connection: Connection) -> Seen | None:
    """Open it and look at its tables; what was seen, or why not, is kept with it."""
    try:
        seen = look(source_of(connection))
    except InputError as refused:
        _keep(connection, problem=kept([refused.problem])[0])
        return None
    tables = {name: dict(columns) for name, columns in seen.tables.items()}
    told = {"tables": tables, "count": seen.count, "is_read_only": seen.is_read_only}
    _keep(connection, seen=told)
    return seen


def _keep(connection: Connection, **found: Any) -> None:
    """The last test is a cache, which the trail need not tell."""
    facts = {"tested_at": timezone.now(), "seen": None, "problem": None} | found
    with publishing():
        Connection.objects.filter(pk=connection.pk).update(**facts)
    connection.refresh_from_db()
