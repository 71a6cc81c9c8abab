"""One folder a measure, one Parquet a load; columns `time`, one text column a dimension, `value`, `denominator`."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def folder_of(measure_id: int) -> Path:
    return Path(settings.DATA) / "measures" / str(measure_id)


def keep(source: Path, *, measure_id: int, digest: str) -> str:
    """Copy a Parquet into the store, whole or not at all; its path relative to the data folder.

    Named by its digest, so that a killed load leaves at most a file that the next one replaces.
    """
    folder = folder_of(measure_id)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{digest[:32]}.parquet"
    half = folder / f"{digest[:32]}-{secrets.token_hex(4)}.half"  # two may copy it at once
    shutil.copyfile(source, half)
    with half.open("rb") as file:
        os.fsync(file.fileno())
    half.replace(target)
    return str(target.relative_to(settings.DATA))


def is_there(path: str) -> bool:
    return (Path(settings.DATA) / path).is_file()


def measure_of(path: str) -> int | None:
    """The id of the measure whose folder it lies in."""
    name = Path(path).parent.name
    return int(name) if name.isdecimal() else None


def remove(path: str) -> None:
    """Only for a load that is undone."""
    (Path(settings.DATA) / path).unlink(missing_ok=True)


def strays(known: set[str], *, before: float) -> Iterator[str]:
    """Files that no load names, untouched since that moment: what a kill left between a file and its row."""
    data = Path(settings.DATA)
    for path in (data / "measures").glob("*/*"):
        name = path.relative_to(data).as_posix()
        with contextlib.suppress(FileNotFoundError):  # put away since it was listed
            if name not in known and path.stat().st_mtime < before and path.is_file():
                yield name
