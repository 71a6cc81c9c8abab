"""Files of the data folder that belong to the company: measures and uploads."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

KEPT = ("measures", "uploads")


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
            try:
                os.link(path, copy)
            except FileNotFoundError:
                raise
            except OSError:  # a file system without hard links
                shutil.copy2(path, copy)
            held[name] = copy
    return held


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digests(files: dict[str, Path]) -> dict[str, str]:
    """Name → SHA-256."""
    return {name: digest_of_file(path) for name, path in files.items()}
