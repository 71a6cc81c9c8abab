"""Files of the data folder that belong to the company: the measures that a load names, and uploads."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from pathlib import Path

from passerelle.kpis.models import Load

KEPT = ("measures", "uploads")
WORKPLACES = (".backup-*", ".export-*", ".restore-*")
DAY = 86_400


def kept_files(data: Path) -> dict[str, Path]:
    """Name in the archive → path, sorted; links are not followed, so that nothing outside gets in."""
    found = {
        path.relative_to(data).as_posix(): path
        for folder in KEPT
        for path in (data / folder).rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    return dict(sorted(found.items()))


def hold(data: Path, folder: Path) -> dict[str, Path]:
    """The kept files as they are now, linked into `folder` so that deleting one meanwhile does no harm."""
    held: dict[str, Path] = {}
    for name, path in kept_files(data).items():
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # deleted since it was listed: it is not part
            if not copy.exists():
                _link(path, copy)
            held[name] = copy
    return held


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without hard links
        shutil.copy2(path, copy)


def paths_of_loads(*, using: str) -> set[str]:
    """The files that a database names."""
    return set(Load.objects.using(using).values_list("path", flat=True))


def named(held: dict[str, Path], *, using: str) -> dict[str, Path]:
    """Those that the frozen database names: neither of a load under way, nor left by one that was killed."""
    loads = paths_of_loads(using=using)
    kept = {
        name: path
        for name, path in held.items()
        if name in loads or not name.startswith("measures/")
    }
    return dict(sorted(kept.items()))


def forget_killed(data: Path) -> None:
    """Daily: what a backup, an export or a restore left behind when it was killed."""
    for pattern in WORKPLACES:
        for left in data.glob(pattern):
            with contextlib.suppress(FileNotFoundError):  # it ended meanwhile
                if left.stat().st_mtime < time.time() - DAY:
                    shutil.rmtree(left, ignore_errors=True)


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digests(files: dict[str, Path]) -> dict[str, str]:
    """Name → SHA-256."""
    return {name: digest_of_file(path) for name, path in files.items()}
