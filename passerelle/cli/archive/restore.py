"""The way back from an archive: everything is checked before anything is touched."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import connection

from passerelle import __version__
from passerelle.cli.archive.backup import DATABASE, MANIFEST, Manifest
from passerelle.cli.archive.content import facts_digest, whole_digest
from passerelle.cli.archive.dumps import is_empty, load
from passerelle.cli.archive.files import KEPT, digest_of_file, digests, kept_files
from passerelle.cli.archive.tables import unknown
from passerelle.cli.progress import Progress, silent
from passerelle.conf.checks.database import migrations
from passerelle.kernel.errors import DomainError

UNFINISHED = ".restoring"
"""There from the first file moved in until the database is."""


def restore(source: Path, *, progress: Progress = silent) -> Manifest:
    """Fill an empty installation from an archive, all or nothing; its content is compared afterwards.

    Killed half-way, it is run again: what it had moved in is put away first, or found whole.
    """
    data = Path(settings.DATA)
    manifest = read_manifest(source)
    _refuse_unless_ours(manifest)
    if (data / UNFINISHED).exists() and _is_whole(manifest, data):
        return manifest
    if kept_files(data) or not is_empty():
        raise DomainError(
            "There is already data here, which a restore would overwrite.",
            "Restore into an empty data folder (PASSERELLE_DATA) and an empty database.",
        )
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as name:
        folder = Path(name)
        _unpack(source, manifest, folder, progress=progress)
        _install(folder, data)
    _compare(manifest, data)
    return manifest


def _is_whole(manifest: Manifest, data: Path) -> bool:
    """Whether a restore that was killed had filled the database already; if not, its files go."""
    if not is_empty():
        is_same = bool(manifest.content) and not list(migrations()) and _is_same(manifest, data)
        if is_same:
            (data / UNFINISHED).unlink()
        return is_same
    for name in KEPT:
        shutil.rmtree(data / name, ignore_errors=True)
    (data / UNFINISHED).unlink()
    return False


def read_manifest(source: Path) -> Manifest:
    """What the archive promises. DomainError when it is no archive of ours."""
    try:
        with zipfile.ZipFile(source) as box:
            manifest = Manifest(**json.loads(box.read(MANIFEST)))
            names = set(box.namelist())
    except FileNotFoundError as error:
        raise DomainError(f"There is no file {source}.", "Check the path.") from error
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise DomainError(
            f"{source} is not a backup of Passerelle, or it is damaged.",
            "Choose a file written by `passerelle backup`.",
        ) from error
    if names != {MANIFEST, *manifest.files} or not all(map(_is_ours, manifest.files)):
        raise DomainError(
            f"{source} does not hold what its manifest promises.",
            "It was changed or cut short: choose another backup.",
        )
    return manifest


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name == DATABASE or (parts[0] in KEPT and ".." not in parts and "\\" not in name)


def _refuse_unless_ours(manifest: Manifest) -> None:
    if manifest.kind != connection.vendor:
        raise DomainError(
            f"This backup was made on {manifest.kind}, this installation uses {connection.vendor}.",
            "Restore it on the same kind of database (see DATABASE_URL).",
        )
    if later := unknown(manifest.tables):
        raise DomainError(
            f"The tables of this backup are newer than Passerelle {__version__}, which lacks {later[0]}.",
            f"Install Passerelle {manifest.version} or later first.",
        )


def _unpack(source: Path, manifest: Manifest, folder: Path, *, progress: Progress) -> None:
    """Extract and compare every digest, apart from the data."""
    try:
        with zipfile.ZipFile(source) as box:
            for done, name in enumerate(manifest.files, 1):
                box.extract(name, folder)
                progress(done, len(manifest.files))
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise DomainError(f"{source} is damaged: {error}", "Choose another backup.") from error
    for name, digest in manifest.files.items():
        if digest_of_file(folder / name) != digest:
            raise DomainError(
                f"“{name}” is not what was saved: its digest differs.",
                "The archive is damaged or was changed: choose another backup.",
            )


def _install(folder: Path, data: Path) -> None:
    """Files first, the database last: until it is there, nothing is. Files go back if it fails.

    They stay where another restore, killed while PostgreSQL worked for it, filled the database meanwhile.
    """
    moved: list[str] = []
    (data / UNFINISHED).touch()
    try:
        for name in KEPT:
            if (folder / name).exists():
                if (data / name).exists():
                    _remove_empty(data / name)
                (folder / name).rename(data / name)
                moved.append(name)
        load(folder / DATABASE)
    except BaseException:
        if is_empty():
            for name in moved:
                (data / name).rename(folder / name)
            (data / UNFINISHED).unlink()
        raise
    (data / UNFINISHED).unlink()


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()


def _compare(manifest: Manifest, data: Path) -> None:
    """An older archive is compared once upgraded tables can be read, so not here."""
    if not manifest.content or list(migrations()):
        return
    if not _is_same(manifest, data):
        raise DomainError(
            "What was restored differs from what was saved.",
            "Do not use it: keep the archive and report this.",
        )


def _is_same(manifest: Manifest, data: Path) -> bool:
    return whole_digest(facts_digest(), digests(kept_files(data))) == manifest.content
