"""A large table for `benchmarks.why_scale`: skewed dimensions, a year of days, one loss planted at the end."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

SIZES = (5, 10, 20, 50, 100, 200)
DIMENSIONS = tuple(f"d{size}" for size in SIZES)
DAYS = 365
GROUP = 1_000_000
START = np.datetime64("2025-01-01T00:00:00", "us")
WHERE = {"d10": "d10-01", "d50": "d50-02"}
"""The segment that loses `LOSS` of its value in the last `LOST` days."""
LOSS, LOST = 0.2, 14

SCHEMA = pa.schema(
    [
        ("time", pa.timestamp("us")),
        *((name, pa.string()) for name in DIMENSIONS),
        ("value", pa.float64()),
    ]
)


def write(path: Path, rows: int, *, seed: int = 1) -> None:
    """`rows` rows in order of time, each dimension's values with shares 1, 1/2, 1/3…"""
    random = np.random.default_rng(seed)
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as file:
        for first in range(0, rows, GROUP):
            count = min(GROUP, rows - first)
            table = _group(random, np.arange(first, first + count), rows)
            file.write_table(table, row_group_size=GROUP)


def _group(random: np.random.Generator, numbers: NDArray[np.int64], rows: int) -> pa.Table:
    seconds = numbers * (DAYS * 86_400 / rows)
    time = START + (seconds * 1e6).astype("timedelta64[us]")
    codes = {
        name: _skewed(random, s, len(numbers)) for name, s in zip(DIMENSIONS, SIZES, strict=True)
    }
    value = np.round(random.gamma(2.0, 10.0, len(numbers)), 2)
    lost = seconds >= (DAYS - LOST) * 86_400
    for name, wanted in WHERE.items():
        lost &= codes[name] == int(wanted.rpartition("-")[2])
    value[lost] *= 1 - LOSS
    named = [_named(name, codes[name]) for name in DIMENSIONS]
    return pa.table([pa.array(time), *named, pa.array(value)], schema=SCHEMA)


def _skewed(random: np.random.Generator, size: int, count: int) -> NDArray[np.int64]:
    shares = np.cumsum(1 / np.arange(1, size + 1))
    drawn = random.random(count, dtype=np.float32) * shares[-1]
    codes: NDArray[np.int64] = np.minimum(np.searchsorted(shares, drawn), size - 1)
    return codes


def _named(name: str, codes: NDArray[np.int64]) -> pa.Array:
    size = int(name[1:])
    words = pa.array([f"{name}-{code:02d}" for code in range(size)])
    return pa.DictionaryArray.from_arrays(codes.astype(np.int16), words).cast(pa.string())
