"""What a refused file must leave as it was: one digest of every fact, read beside whatever runs."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path

ASKING = (
    "sources_import",  # that the file came, and why it was refused
    "sources_savedmapping",  # which column is what, as the person said
    "trail_event",  # that the file came
    "desk_search",  # so that the import itself can be found
    "django_session",
    "django_tasks",
    "jobs_lease",
    "sqlite_sequence",
)
"""Tables (or how their names begin) that keep what was asked, refused or not."""


def facts(data: Path) -> str:
    """SHA-256 of the rows of every other table and of the files of measures."""
    seal = hashlib.sha256()
    with contextlib.closing(sqlite3.connect(data / "passerelle.sqlite3", 20)) as link:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        for (name,) in link.execute(named).fetchall():
            if not name.startswith(ASKING):
                seal.update(
                    repr((name, link.execute(f'SELECT * FROM "{name}"').fetchall())).encode()
                )
    for path in sorted((data / "measures").rglob("*")):
        seal.update(f"{path} {path.stat().st_size}".encode())
    return seal.hexdigest()
