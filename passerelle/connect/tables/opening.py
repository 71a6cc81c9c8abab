"""Open a file, packed or not, as a stream of bytes that refuses before it floods the memory."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import IO, cast

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import refusal

Meter = Callable[[int, int], None]
"""`meter(read, size)`: bytes of a file, as it lies on disk."""
_METER: ContextVar[Meter | None] = ContextVar("meter", default=None)

GZIP = b"\x1f\x8b"
PADDING = 160 * 1024
"""Bytes of packed text from which its ratio says something: a table may well begin with thousands of equal rows."""


class Bounded(io.RawIOBase):
    """Counts what comes out, and refuses past the limits or when the packed file is damaged.

    `packed` is the stream that `inner` unpacks: by how far it was read one knows a bomb long before its end.
    """

    def __init__(
        self, inner: IO[bytes], *, file: str, limits: Limits, packed: IO[bytes] | None = None
    ) -> None:
        super().__init__()
        self.inner, self.file, self.packed, self.limits = inner, file, packed, limits
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed's WriteableBuffer is not importable
        data = self._read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        self._check()
        if meter := _METER.get():
            on_disk = self.packed or self.inner
            meter(on_disk.tell(), os.fstat(on_disk.fileno()).st_size)
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            return self.inner.read(size)
        except EOFError as cut:
            raise refusal("truncated-gzip", self.file, bytes=self.count) from cut
        except (gzip.BadGzipFile, zlib.error) as bad:
            raise refusal("corrupt-gzip", self.file, bytes=self.count) from bad
        except OSError as bad:
            raise refusal("unreadable-file", self.file, reason=str(bad.strerror or bad)) from bad

    def _check(self) -> None:
        if self.count > self.limits.unpacked:
            raise refusal("too-big", self.file, limit=self.limits.unpacked, what="bytes")
        if self.packed is None or self.count <= self.limits.ratio_from:
            return
        if self.count > self.limits.ratio * max(self.packed.tell(), PADDING):
            raise refusal("too-big", self.file, limit=self.limits.ratio, what="ratio")


@contextmanager
def metered(meter: Meter) -> Iterator[None]:
    """While the block lasts, whatever is read here of any file, row by row, is told to `meter`."""
    token = _METER.set(meter)
    try:
        yield
    finally:
        _METER.reset(token)


def tell(read: int, size: int) -> None:
    """Bytes read of a file that is no stream, to whoever meters it."""
    if meter := _METER.get():
        meter(read, size)


@contextmanager
def plain(path: Path) -> Iterator[IO[bytes]]:
    """The file as it lies on disk; InputError `unreadable-file` when it cannot be opened."""
    try:
        stream = path.open("rb")
    except OSError as bad:
        raise refusal("unreadable-file", path.name, reason=str(bad.strerror or bad)) from bad
    with stream:
        yield stream


def unpack(stream: IO[bytes], *, file: str, limits: Limits = DEFAULT) -> None:
    """Go to the end of a stream that may be a gzip, under the limits, and back to its beginning; keep nothing.

    Whether a packed file is whole is known at its end only. InputError where it is cut, damaged or too big.
    """
    stream.seek(0)
    is_packed = stream.read(2) == GZIP
    stream.seek(0)
    if is_packed:
        inner = cast(IO[bytes], gzip.GzipFile(fileobj=stream))
        bounded = Bounded(inner, file=file, limits=limits, packed=stream)
        while bounded.read(1 << 16):
            pass
        stream.seek(0)


@contextmanager
def opened(path: Path, limits: Limits = DEFAULT) -> Iterator[io.BufferedReader]:
    """The bytes of the file, unpacked when it is a gzip, under the limits."""
    with plain(path) as stream:
        head = stream.read(2)
        stream.seek(0)
        inner = cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if head == GZIP else stream
        packed = stream if head == GZIP else None
        bounded = Bounded(inner, file=path.name, limits=limits, packed=packed)
        yield io.BufferedReader(bounded, 1 << 16)
