"""What kind of file this is, from its first bytes: a name proves nothing."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import Literal

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.problems import refusal
from passerelle.connect.tables.opening import GZIP, opened, plain

Kind = Literal["csv", "xlsx", "parquet", "json"]

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ARCHIVES = {
    GZIP: "gzip",
    ZIP: "zip",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}
_OTHERS = {
    b"%PDF": "pdf",
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"{\\rtf": "rtf",
}
_MARKUP = (b"<!doctype", b"<html", b"<?xml")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TEXT_NAMES = (".csv", ".tsv", ".txt", ".tab")


def kind_of(path: Path, limits: Limits = DEFAULT) -> Kind:
    """The kind of the file; InputError on an empty, nested or foreign file."""
    with plain(path) as stream:
        head = stream.read(8)
    if head.startswith((ZIP, b"PK\x05\x06")):
        return "xlsx"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(OLD_OFFICE):
        raise refusal("old-workbook", path.name)
    return _kind_of_text(path, limits)


def _kind_of_text(path: Path, limits: Limits) -> Kind:
    with opened(path, limits) as stream:
        head = stream.read(4096)
    if not head.strip():
        raise refusal("empty-file", path.name)
    for magic, name in _ARCHIVES.items():
        if head.startswith(magic):
            raise refusal("nested-archive", path.name, found=name)
    for magic, name in _OTHERS.items():
        if head.startswith(magic):
            raise refusal("unknown-kind", path.name, found=name)
    if head.removeprefix(BOM_UTF8).lstrip()[:9].lower().startswith(_MARKUP):
        raise refusal("unknown-kind", path.name, found="html")
    if head.count(0) and not is_utf16(head) and not head.startswith(BOM_UTF8):
        raise refusal("unknown-kind", path.name, found="binary")
    return "json" if _looks_like_json(head, path) else "csv"


def is_utf16(head: bytes) -> bool:
    """True with a byte-order mark, or when nearly every other byte is zero."""
    if head.startswith(BOM_UTF8):
        return False
    return head.startswith(_UTF16) or max(_zeros(head[0::2]), _zeros(head[1::2])) > 0.7


def _zeros(part: bytes) -> float:
    return part.count(0) / max(len(part), 1)


def _looks_like_json(head: bytes, path: Path) -> bool:
    names = [suffix.lower() for suffix in path.suffixes]
    text = head.removeprefix(BOM_UTF8).lstrip()
    return text[:1] in (b"{", b"[") and not any(name in _TEXT_NAMES for name in names)
