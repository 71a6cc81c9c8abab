"""A small table of orders with all that a real one has: skew, nulls, empty texts, a repeated key, a ratio."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from passerelle.connect.warehouse.asked import Asked

DIMENSIONS = ("country", "device", "channel")
ASKED = Asked("ordered_at", DIMENSIONS, value="amount", total="visits", key="number")
LEAVES = 60
"""A bound low enough that the table below must be folded."""
ROWS, DAYS = 4_000, 20


def orders() -> pa.Table:
    """4,000 orders over 20 days, in dollars and visits."""
    random = np.random.default_rng(7)
    start = np.datetime64("2026-03-01T00:00:00", "us")
    seconds = np.sort(random.integers(0, DAYS * 86_400, ROWS))
    time = start + (seconds * 1_000_000).astype("timedelta64[us]")
    number = np.arange(ROWS)
    number[100] = number[101] = number[99]
    columns = {
        "number": number,
        "ordered_at": pa.array(time, type=pa.timestamp("us")),
        "country": _skewed(random, 12, "C"),
        "device": _skewed(random, 4, "D", empty=50),
        "channel": _skewed(random, 6, "it's ", nulls=40),
        "amount": np.round(random.gamma(2, 30, ROWS), 2),
        "visits": random.integers(1, 9, ROWS),
    }
    return pa.table(columns)


def _skewed(
    random: np.random.Generator, values: int, name: str, *, nulls: int = 0, empty: int = 0
) -> pa.Array:
    share = 1 / np.arange(1, values + 1)
    found = [f"{name}{n}" for n in random.choice(values, ROWS, p=share / share.sum())]
    texts: list[str | None] = [*([""] * empty), *([None] * nulls)]
    return pa.array([*found[: ROWS - len(texts)], *texts], type=pa.string())


def parquet(folder: Path) -> Path:
    path = folder / "orders.parquet"
    pq.write_table(orders(), path)
    return path


def csv(folder: Path) -> Path:
    path = folder / "orders.csv"
    pc.write_csv(orders(), path)
    return path
