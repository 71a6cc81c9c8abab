"""Which encoding a text file is written in, proven over the whole file before a row is read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.kinds import is_utf16
from passerelle.connect.tables.opening import opened
from passerelle.kernel.errors import InputError

_CHUNK = 1 << 20
# Bytes that Windows-1252 leaves undefined, and UTF-8 sequences that no such text would hold.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]|\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_FOREIGN = (
    0.5  # share of letters outside ASCII: French prose has 4 %, Cyrillic read as 1252 nearly 100 %
)


def detect_encoding(path: Path, limits: Limits = DEFAULT) -> str:
    """`utf-8`, `utf-8-sig`, `utf-16` (or `-le`, `-be`) or `cp1252`; else InputError with the row."""
    with opened(path, limits) as stream:
        head = stream.peek(4096)[:4096]
        if is_utf16(head):
            return _prove(stream, _utf16_name(head), path.name)
        if head.startswith(codecs.BOM_UTF8):
            return _prove(stream, "utf-8-sig", path.name)
        return _utf8_or_1252(stream, path.name)


def _utf16_name(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _chunks(stream: BufferedReader) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
    yield b""


def _prove(stream: BufferedReader, encoding: str, file: str) -> str:
    decoder, rows, count = codecs.getincrementaldecoder(encoding)(), 1, 0
    for chunk in _chunks(stream):
        try:
            rows += decoder.decode(chunk, final=not chunk).count("\n")
        except UnicodeDecodeError as bad:
            rows += bad.object[: bad.start].decode(encoding, "ignore").count("\n")
            raise _wrong(encoding, file=file, row=rows, count=count + bad.start) from bad
        count += len(chunk)
    return encoding


def _utf8_or_1252(stream: BufferedReader, file: str) -> str:
    """UTF-8 when all of it is; Windows-1252 when the very first accent already is not UTF-8."""
    decoder, rows, accents, count = codecs.getincrementaldecoder("utf-8")(), 1, False, 0
    for chunk in _chunks(stream):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as bad:
            rows += bad.object.count(b"\n", 0, bad.start)
            if accents or not bad.object[: bad.start].isascii():
                raise _wrong("utf-8", file=file, row=rows, count=count + bad.start) from bad
            return _prove_1252(bad.object, stream, file)
        rows, count = rows + text.count("\n"), count + len(chunk)
        accents = accents or not text.isascii()
    return "utf-8"


def _prove_1252(first: bytes, stream: BufferedReader, file: str) -> str:
    letters = [c for c in first.decode("cp1252", "replace") if c.isalpha()]
    foreign = sum(not c.isascii() for c in letters)
    if foreign > 20 and foreign > _FOREIGN * len(letters):
        raise _wrong("cp1252", file=file, row=None, count=0)
    rows = 1
    for chunk in (first, *_chunks(stream)):
        if bad := _NOT_1252.search(chunk):
            raise _wrong(
                "cp1252",
                file=file,
                row=rows + chunk.count(b"\n", 0, bad.start()),
                count=bad.start(),
            )
        rows += chunk.count(b"\n")
    return "cp1252"


def _wrong(encoding: str, *, file: str, row: int | None, count: int) -> InputError:
    return refusal("wrong-encoding", file, row=row, encoding=encoding, bytes=count)
