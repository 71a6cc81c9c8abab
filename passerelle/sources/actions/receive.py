"""A file comes in: kept as it is, with its digest."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from passerelle.jobs.queries import open_keys
from passerelle.people.models import Person, Product
from passerelle.sources.models import Import
from passerelle.trail.actions import record

BLOCK = 1 << 20
INCOMING = ".incoming-"


def receive(
    kind: str,
    blocks: Iterable[bytes],
    *,
    name: str,
    by: Person,
    options: dict[str, Any] | None = None,
    product: Product | None = None,
) -> Import:
    """Keep the file in a folder of its own, then open its import: nobody waits while a file comes in."""
    staging = Path(settings.DATA) / "staging"
    staging.mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix=INCOMING, dir=staging))
    made = Import(kind=kind, file_name=name[:255], by=by, options=options or {}, product=product)
    try:
        made.digest = _write(incoming / safe_name(name), blocks)
        _open(made, incoming, by=by)
    except BaseException:
        shutil.rmtree(incoming, ignore_errors=True)
        raise
    return made


@transaction.atomic
def _open(made: Import, incoming: Path, *, by: Person) -> None:
    made.save()
    folder = incoming.with_name(str(made.pk))
    shutil.rmtree(folder, ignore_errors=True)  # of a receiving that was killed: the number is ours
    incoming.rename(folder)
    try:
        made.path = f"staging/{made.pk}/{safe_name(made.file_name)}"
        made.save(update_fields=["path"])
        record("received", made, by=by)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def interrupted(kind: str, path: Path, *, by: Person, options: dict[str, Any]) -> Import | None:
    """The same file, received in the same way by the same person and never carried out: a command that was killed."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    rows = Import.objects.filter(kind=kind, digest=digest, by=by, state=Import.State.RECEIVED)
    waiting = open_keys("import:")
    alike = (one for one in rows.filter(file_name=path.name[:255], product=None).order_by("pk"))
    return next(
        (
            one
            for one in alike
            if one.options == options and one.job_key not in waiting and one.file.is_file()
        ),
        None,
    )


def blocks_of(path: Path) -> Iterable[bytes]:
    """A file's content, a block at a time."""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def safe_name(name: str) -> str:
    """The name without anything that a file system or a shell would read into it."""
    kept = re.sub(r"[^\w.\- ]", "_", Path(name).name).strip(". ")
    return kept[-120:] or "file"


def _write(target: Path, blocks: Iterable[bytes]) -> str:
    seal = hashlib.sha256()
    with target.open("wb") as stream:
        for block in blocks:
            seal.update(block)
            stream.write(block)
        stream.flush()
        os.fsync(stream.fileno())
    return seal.hexdigest()
