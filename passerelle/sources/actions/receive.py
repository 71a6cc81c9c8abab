"""A file comes in: kept as it is, with its digest."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from passerelle.people.models import Person, Product
from passerelle.sources.models import Import
from passerelle.trail.actions import record

BLOCK = 1 << 20


@transaction.atomic
def receive(
    kind: str,
    blocks: Iterable[bytes],
    *,
    name: str,
    by: Person,
    options: dict[str, Any] | None = None,
    product: Product | None = None,
) -> Import:
    """Keep the file in a folder of its own and open its import."""
    made = Import.objects.create(
        kind=kind, file_name=name[:255], by=by, options=options or {}, product=product
    )
    made.path = f"staging/{made.pk}/{safe_name(name)}"
    try:
        made.file.parent.mkdir(parents=True, exist_ok=True)
        made.digest = _write(made.file, blocks)
        made.save(update_fields=["path", "digest"])
        record("received", made, by=by)
    except BaseException:
        shutil.rmtree(Path(settings.DATA) / "staging" / str(made.pk), ignore_errors=True)
        raise
    return made


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
    return seal.hexdigest()
