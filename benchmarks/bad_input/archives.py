"""Zips, workbooks and gzips that no honest program would write, made without ever holding them whole."""

from __future__ import annotations

import copy
import gzip
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from benchmarks.bad_input.sizes import BLOCK

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>"
)
SHEET = "xl/worksheets/sheet1.xml"


def workbook(path: Path, rows: Iterable[str], *, declared: int | None = None) -> Path:
    """A workbook whose sheet holds this XML; `declared`: the size that its directory lies about."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        with book.open(SHEET, "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for piece in rows:
                part.write(piece.encode())
            part.write(b"</sheetData></worksheet>")
        if declared is not None:
            book.getinfo(SHEET).file_size = declared
    return path


def wide(columns: int) -> Iterable[str]:
    """One row of that many cells."""
    yield '<row r="1">'
    for first in range(0, columns, 1_000):
        yield "".join(f"<c><v>{index}</v></c>" for index in range(first, first + 1_000))
    yield "</row>"


def blank(size: int) -> Iterable[str]:
    """A header, then spaces: what a bomb is filled with."""
    yield '<row r="1"><c t="inlineStr"><is><t>Key</t></is></c></row>'
    for _ in range(size // BLOCK):
        yield " " * BLOCK


def nested_zip(path: Path, *, depth: int = 6) -> Path:
    """Sixteen zips in each zip, down to files of zeros: the shape of 42.zip."""
    inner = zlib.compressobj(9)
    body = b"".join(inner.compress(bytes(BLOCK)) for _ in range(16)) + inner.flush()
    for level in range(depth):
        held = path.with_name(f"level-{level}.zip")
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as box:
            for index in range(16):
                box.writestr(f"lib {index:x}.zip" if level else f"{index:x}.dll", body)
        body = held.read_bytes()
        held.unlink()
    path.write_bytes(body)
    return path


def flat_zip(path: Path, *, entries: int, size: int) -> Path:
    """Every entry of the directory is the same zeros: terabytes out of some kilobytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        with box.open("0.csv", "w") as part:
            for _ in range(size // BLOCK):
                part.write(bytes(BLOCK))
        first = box.getinfo("0.csv")
        for index in range(1, entries):
            again = copy.copy(first)
            again.filename = f"{index}.csv"
            box.filelist.append(again)
    return path


def gzip_of(path: Path, pieces: Iterable[bytes], *, zeros: int = 0) -> Path:
    """These pieces, then so many zeros as text: packed once, written as often as needed."""
    with gzip.open(path, "wb") as stream:
        for piece in pieces:
            stream.write(piece)
    more = gzip.compress(b"0" * 16 * BLOCK)
    with path.open("ab") as stream:
        for _ in range(zeros // (16 * BLOCK)):
            stream.write(more)
    return path
