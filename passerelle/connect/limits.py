"""How much of a file is read before it is refused: a hostile file costs seconds, no more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what a file may unpack to. The defaults hold a real company's exports with ease.

    `ratio` is unpacked bytes over packed bytes and counts only past `ratio_from` unpacked bytes: a
    small file of zeros is harmless. `record` bounds one CSV record in characters, `item` one JSON
    item in bytes, `text` the shared texts of a workbook (an estimate of their bytes in memory), `held`
    the characters of rows that are kept together in memory.
    """

    unpacked: int = 1024**3
    ratio: int = 200
    ratio_from: int = 4 * 1024**2
    columns: int = 2_000
    rows: int = 5_000_000
    cell: int = 131_072
    record: int = 4_000_000
    item: int = 8 * 1024**2
    depth: int = 60
    text: int = 64 * 1024**2
    held: int = 16 * 1024**2
    parts: int = 10_000


DEFAULT = Limits()
