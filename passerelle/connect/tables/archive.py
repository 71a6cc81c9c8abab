"""A workbook is a zip: what its directory declares is judged before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from passerelle.connect.limits import Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.opening import plain

_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_DIRECTORY_BYTES = 200  # room for one entry of the directory, long names included
_PACKED = (".zip", ".gz", ".7z", ".rar", ".xz", ".bz2", ".xlsx", ".xlsm")


@contextmanager
def workbook_archive(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The archive, once its directory is known to be small and to declare a reasonable content."""
    with plain(path) as stream:
        _check_directory(stream, path.name, limits)
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError) as bad:
            raise refusal("corrupt-workbook", path.name, part="zip") from bad
        with archive:
            _check_parts(archive, path, limits)
            yield archive


def _check_directory(stream: IO[bytes], file: str, limits: Limits) -> None:
    """A directory of millions of entries would fill the memory before a first name is seen."""
    size = stream.seek(0, 2)
    start = max(0, size - 65_558)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise refusal("corrupt-workbook", file, part="zip")
    (bytes_declared,) = struct.unpack_from("<L", tail, at + 12)
    if at >= 20 and tail[at - 20 : at - 16] == _LOCATOR64:
        bytes_declared = _size64(stream, tail[at - 20 : at])
    stream.seek(0)
    if bytes_declared > limits.parts * _DIRECTORY_BYTES:
        raise refusal("too-big", file, limit=limits.parts, what="parts")


def _size64(stream: IO[bytes], locator: bytes) -> int:
    """The size of the directory as the 64-bit record states it; 0 when there is no such record."""
    (offset,) = struct.unpack_from("<Q", locator, 8)
    stream.seek(min(offset, 2**62))
    record = stream.read(56)
    if len(record) < 56 or not record.startswith(_END64):
        return 2**63
    return int(struct.unpack_from("<Q", record, 40)[0])


def _check_parts(archive: zipfile.ZipFile, path: Path, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise refusal("too-big", path.name, limit=limits.parts, what="parts")
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names:
        nested = [name for name in names if name.lower().endswith(_PACKED)]
        raise refusal(
            "nested-archive" if nested else "not-a-workbook", path.name, found=(nested or names)[:3]
        )
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked:
        raise refusal("too-big", path.name, limit=limits.unpacked, what="bytes")
    if unpacked > max(limits.ratio_from, limits.ratio * path.stat().st_size):
        raise refusal("too-big", path.name, limit=limits.ratio, what="ratio")
    if any(part.flag_bits & 1 for part in parts):
        raise refusal("old-workbook", path.name)
