"""What a connection is let in with: sealed, in a file of its own, so that no backup, export or trail holds it.

A file is named by its connection and by the moment it was typed; a row that comes back (a restore, an undo)
finds its secret only where both are still the same. Sealing: `people/sealing.py`, under a key of its own.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from passerelle.kernel.errors import InputError
from passerelle.people.sealing import UnreadableError, is_current, seal, unseal
from passerelle.sources.models import Connection
from passerelle.sources.problems import refusal

USE = b"passerelle: connections"


def folder() -> Path:
    return Path(settings.DATA) / "credentials"


def _file(pk: int, at: dt.datetime) -> Path:
    return folder() / f"connection-{pk}-{int(at.timestamp() * 1_000_000)}"


def keep(connection: Connection, text: str) -> None:
    """Seal the secret of a saved connection; the former one goes with the caller's transaction."""
    former, at = connection.secret_at, timezone.now()
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(_file(connection.pk, at), text)
    connection.secret_at = at
    connection.save(update_fields=["secret_at"])
    if former:
        transaction.on_commit(lambda: _file(connection.pk, former).unlink(missing_ok=True))


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(seal(text, use=USE))


def forget(connection: Connection) -> None:
    """Once the caller's transaction is done, the file goes; a row put back later asks for it again."""
    if at := connection.secret_at:
        transaction.on_commit(lambda: _file(connection.pk, at).unlink(missing_ok=True))


def is_held(connection: Connection) -> bool:
    """Whether the secret that was typed is still there; True where none was."""
    return connection.secret_at is None or _file(connection.pk, connection.secret_at).is_file()


def opened(connection: Connection) -> str:
    """The secret, empty where none was typed. InputError `password-lost` when it cannot be opened any more."""
    if connection.secret_at is None:
        return ""
    try:
        kept = _file(connection.pk, connection.secret_at).read_text(encoding="ascii")
        return unseal(kept, use=USE)
    except (OSError, UnreadableError):
        raise refusal("password-lost", connection.name) from None


def reseal() -> int:
    """Seal under the present key what a former one sealed: how many were. Safe to run again."""
    changed = 0
    for path in folder().glob("connection-*"):
        kept = path.read_text(encoding="ascii")
        if is_current(kept, use=USE):
            continue
        try:
            text = unseal(kept, use=USE)
        except UnreadableError:
            continue  # told by the start-up check
        _write(path, text)
        changed += 1
    return changed


def lost() -> int:
    """How many connections have lost their secret: after a restore, or under another key."""
    return sum(not _opens(row) for row in Connection.objects.exclude(secret_at=None))


def _opens(connection: Connection) -> bool:
    try:
        opened(connection)
    except InputError:
        return False
    return True


def forget_strays() -> int:
    """Daily: files that no connection names, a day old; how many."""
    rows = Connection.objects.exclude(secret_at=None).values_list("pk", "secret_at")
    known = {_file(pk, at) for pk, at in rows if at}
    before = (timezone.now() - dt.timedelta(days=1)).timestamp()
    found = [
        p for p in folder().glob("connection-*") if p not in known and p.stat().st_mtime < before
    ]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
