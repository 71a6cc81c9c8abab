"""How big the big ones are."""

from __future__ import annotations

from dataclasses import dataclass

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes of an endless line and of what a bomb unpacks to; columns of a sheet; rows of a table; depth of JSON."""

    line: int
    bomb: int
    columns: int
    rows: int
    depth: int


# 190 * 2**20 bytes are 199 MB: more would be refused by the pages before it is read (PASSERELLE_UPLOAD_MB).
SIZES = {
    "whole": Size(
        line=190 * BLOCK, bomb=1024 * BLOCK, columns=1_000_000, rows=1_000_000, depth=100_000
    ),
    "small": Size(line=6 * BLOCK, bomb=64 * BLOCK, columns=30_000, rows=21_000, depth=5_000),
}
