"""Which tables a database holds: those of this program, or of an earlier or a later one."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def age() -> dict[str, str]:
    """The last migration that each app has been through."""
    applied = MigrationRecorder(connection).applied_migrations()
    return dict(sorted(applied))


def unknown(tables: dict[str, str]) -> list[str]:
    """Of these, the migrations that this program does not have: it is older than the tables."""
    ours = MigrationLoader(
        None
    ).disk_migrations  # without a connection, which would create the file
    return [f"{app}.{name}" for app, name in tables.items() if (app, name) not in ours]
