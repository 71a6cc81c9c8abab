"""One archive that holds the whole installation, and nothing secret."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from passerelle import __version__
from passerelle.cli.archive.content import facts_digest, whole_digest
from passerelle.cli.archive.dumps import frozen
from passerelle.cli.archive.files import digest_of_file, digests, hold, named, paths_of_loads
from passerelle.cli.archive.tables import age
from passerelle.cli.progress import Progress, silent
from passerelle.conf.checks.database import migrations
from passerelle.kernel.errors import DomainError

MANIFEST = "manifest.json"
DATABASE = "database"
TRIES = 5


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive promises: `content` is the digest that `passerelle export` gives of what it holds.

    It is empty when the tables were older than the program (before an upgrade): nothing but that earlier program
    can read them. `tables` is the last migration of each app.
    """

    version: str
    made_at: str
    kind: str
    content: str
    files: dict[str, str]
    tables: dict[str, str] = field(default_factory=dict)


def back_up(target: Path, *, progress: Progress = silent) -> Manifest:
    """Write the archive while others write. It appears whole or not at all.

    Files are held before the database is frozen, and after: what it speaks of was there already, or is there still.
    Where one came and went between the two, it is done again.
    """
    for _ in range(TRIES):
        if manifest := _backed_up(target, progress=progress):
            return manifest
    raise DomainError(
        "Files of measures come and go too fast to be saved together.",
        "Try again in a minute.",
    )


def _backed_up(target: Path, *, progress: Progress) -> Manifest | None:
    """One try; None where the database speaks of a file that was gone before it could be held."""
    data, older = Path(settings.DATA), bool(list(migrations()))
    with tempfile.TemporaryDirectory(dir=data, prefix=".backup-") as name:
        folder = Path(name)
        before = hold(data, folder)
        with frozen(folder) as (alias, copy):
            held = named(before | hold(data, folder), using=alias)
            missed = paths_of_loads(using=alias) - held.keys()
            kept = digests(held)
            manifest = Manifest(
                version=__version__,
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                kind=connection.vendor,
                content="" if older else whole_digest(facts_digest(using=alias), kept),
                files={DATABASE: digest_of_file(copy), **kept},
                tables=age(),
            )
        if missed - paths_of_loads(using="default"):
            return None
        _write(target, manifest, {DATABASE: copy, **held}, progress=progress)
    return manifest


def _write(target: Path, manifest: Manifest, files: dict[str, Path], *, progress: Progress) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600, exist_ok=False)  # it holds passwords, if only their digests
        with part.open("wb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as box:
            box.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
            for done, (name, path) in enumerate(files.items(), 1):
                box.write(path, name)
                progress(done, len(files))
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
