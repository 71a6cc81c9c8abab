"""Bad files that are packed: gzips, zips, workbooks, Parquet."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

from benchmarks.bad_input import archives
from benchmarks.bad_input.sizes import BLOCK, Size
from benchmarks.bad_input.tables import BAD, HEADERS, cells, put, text
from benchmarks.bad_input.texts import ISSUES, issues


def cut_gzip(folder: Path, kind: str, size: Size) -> Path:
    packed = gzip.compress(text(kind).encode())
    return put(folder / "cut.csv.gz", packed[: len(packed) // 2])


def cut_json(folder: Path, kind: str, size: Size) -> Path:
    packed = gzip.compress((ISSUES + ", ".join(issues(4_000)) + "]}").encode())
    return put(folder / "cut.json.gz", packed[: len(packed) // 2])


def gzip_bomb(folder: Path, kind: str, size: Size) -> Path:
    head = [text(kind, rows=20).encode()]
    return archives.gzip_of(folder / "bomb.csv.gz", head, zeros=size.bomb)


def nested(folder: Path, kind: str, size: Size) -> Path:
    return archives.nested_zip(folder / "42.zip")


def flat(folder: Path, kind: str, size: Size) -> Path:
    return archives.flat_zip(folder / "flat.zip", entries=4_000, size=min(size.bomb, 256 * BLOCK))


def million_columns(folder: Path, kind: str, size: Size) -> Path:
    return archives.workbook(folder / "wide.xlsx", archives.wide(size.columns))


def bomb_sheet(folder: Path, kind: str, size: Size) -> Path:
    return archives.workbook(folder / "bomb.xlsx", archives.blank(size.bomb))


def lying_sheet(folder: Path, kind: str, size: Size) -> Path:
    """The directory says a megabyte."""
    return archives.workbook(folder / "lies.xlsx", archives.blank(size.bomb), declared=BLOCK)


def half_parquet(folder: Path, kind: str, size: Size) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / "half.parquet"
    columns = zip(*(cells(kind, number) for number in range(5_000)), strict=True)
    pq.write_table(pa.table(dict(zip(HEADERS[kind], map(list, columns), strict=True))), path)
    whole = path.read_bytes()
    return put(path, whole[: len(whole) // 2])


def text_that_comes_back(folder: Path, kind: str, size: Size) -> Path:
    """From one row on, the country is a text of a megabyte, which Parquet writes once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count, first = size.rows // 10, BAD - 2
    at = pa.array([1 if n >= first else 0 for n in range(count)], pa.int32())
    start = dt.datetime(2026, 1, 1)
    columns = {
        "Country": pa.DictionaryArray.from_arrays(at, pa.array(["FR", "z" * BLOCK])),
        "Signups": pa.array(range(count)),
        "Day": pa.array([start + dt.timedelta(hours=n) for n in range(count)]),
    }
    pq.write_table(pa.table(columns), folder / "again.parquet")
    return folder / "again.parquet"
