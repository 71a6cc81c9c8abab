"""Rows on disk rolled up by day and leaf in one pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from passerelle.connect.measures import UNKNOWN
from passerelle.connect.problems import refusal
from passerelle.engine.explain.answer.question import Floats, Loads, Reading
from passerelle.engine.explain.cells.shapes import Cube, Ints
from passerelle.kernel.laying import combinations, every_day, laid_out

OTHER = "other"
EPOCH = dt.date(1970, 1, 1)
MOST_LEAVES = 60_000
MOST_CELLS = 100_000_000  # of days x leaves: nearly a gigabyte for each grid
_KEPT = (200, 50, 20, 8)  # values told apart in a dimension, fewer while there are too many leaves


@dataclass(frozen=True, slots=True)
class Rolled:
    """The reading, its loads and hours, and by dimension how many values were kept where some were folded."""

    reading: Reading
    loads: Loads
    hourly: Floats | None
    folded: dict[str, int]
    empty_days: int


def roll_up(files: Sequence[Path], dimensions: Sequence[str], *, ratio: bool) -> Rolled:
    """Every file's rows by day and leaf; days without a row hold zeros."""
    with duckdb.connect(config={"threads": 2}) as base:
        base.execute(f"CREATE VIEW rows AS SELECT * FROM read_parquet({_list(files)})")  # noqa: S608
        counts = {d: _distinct(base, d) for d in dimensions}
        kept = _fold(base, counts)
        table = base.sql(_grouped(kept, ratio=ratio)).to_arrow_table()
        days, at = _days(table["day"])
        cube, leaf = _cube(table, tuple(dimensions))
        shape = (len(days), len(cube.codes))
        _bounded(files, days, leaves=shape[1])
        hourly = None if ratio else _hours(base, days)
        loads = _loads(base, days, dimensions, has_hours=hourly is not None)
    reading = Reading(
        days=days,
        cube=cube,
        sums=laid_out(table["v"], at, leaf, shape=shape),
        totals=laid_out(table["t"], at, leaf, shape=shape) if ratio else None,
        counts=_counts(table["n"], at, leaf, shape=shape),
    )
    folded = {d: n for d, n in kept.items() if n < counts[d]}
    return Rolled(reading, loads, hourly, folded, len(days) - len(np.unique(at)))


def _bounded(files: Sequence[Path], days: tuple[dt.date, ...], *, leaves: int) -> None:
    """InputError where every day of every leaf would not fit: one date misread by a century is enough."""
    if len(days) * leaves > MOST_CELLS:
        file, limit = files[0].name, MOST_CELLS // leaves
        raise refusal(
            "too-many-days", file, column="time", first=days[0], last=days[-1], limit=limit
        )


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _list(files: Sequence[Path]) -> str:
    return "[" + ", ".join("'" + str(f).replace("'", "''") + "'" for f in files) + "]"


def _distinct(base: Any, column: str) -> int:
    [(found,)] = base.execute(f"SELECT count(DISTINCT {_name(column)}) FROM rows").fetchall()  # noqa: S608
    return int(found)


def _fold(base: Any, counts: dict[str, int]) -> dict[str, int]:
    """How many values of each dimension stay apart, so that the leaves can be searched."""
    kept = dict(counts)
    for most in _KEPT:
        kept = {d: min(n, most) for d, n in counts.items()}
        for d, n in kept.items():
            _keep(base, d, n)
        picked = ", ".join(_folded(d) for d in kept) or "1"
        [(leaves,)] = base.execute(
            f"SELECT count(*) FROM (SELECT DISTINCT {picked} FROM rows)"  # noqa: S608
        ).fetchall()
        if leaves <= MOST_LEAVES:
            break
    return kept


def _keep(base: Any, column: str, most: int) -> None:
    name = _name(column)
    base.execute(
        f"CREATE OR REPLACE TABLE {_name('kept ' + column)} AS SELECT {name} AS kept FROM rows "  # noqa: S608
        f"GROUP BY 1 ORDER BY sum(abs(value)) DESC, 1 LIMIT {most}"
    )


def _folded(column: str) -> str:
    name = _name(column)
    return (
        f"CASE WHEN {name} IN (SELECT kept FROM {_name('kept ' + column)}) "  # noqa: S608
        f"THEN {name} ELSE '{OTHER}' END AS {name}"
    )


def _grouped(kept: dict[str, int], *, ratio: bool) -> str:
    picked = ["CAST(time AS DATE) AS day", *(_folded(d) for d in kept), "sum(value) AS v"]
    picked += ["sum(denominator) AS t"] if ratio else []
    return f"SELECT {', '.join(picked)}, count(*) AS n FROM rows GROUP BY ALL"  # noqa: S608


def _days(column: pa.ChunkedArray) -> tuple[tuple[dt.date, ...], Ints]:
    """Every day from the first to the last, and each row's place among them."""
    numbers = column.combine_chunks().cast(pa.int32()).to_numpy().astype(np.int64)
    first, last = (dt.timedelta(days=int(n)) for n in (numbers.min(), numbers.max()))
    return every_day(EPOCH + first, EPOCH + last), numbers - first.days


def _cube(table: pa.Table, dimensions: tuple[str, ...]) -> tuple[Cube, Ints]:
    """The leaves that were recorded, and each row's leaf."""
    coded = [_coded(table[dimension].combine_chunks()) for dimension in dimensions]
    grid, leaf = combinations([codes for _, codes in coded], rows=len(table))
    return Cube(dimensions, tuple(values for values, _ in coded), grid), leaf


def _coded(column: pa.Array) -> tuple[tuple[str, ...], Ints]:
    """The values of a column in order, and each row's place among them."""
    coded = column.dictionary_encode()
    texts = coded.dictionary.to_pylist()
    order = np.argsort(np.array(texts))
    rank = np.empty(len(texts), dtype=np.int64)
    rank[order] = np.arange(len(texts))
    return tuple(texts[i] for i in order), rank[coded.indices.to_numpy()]


def _counts(
    column: pa.ChunkedArray, at: Ints, leaf: Ints, *, shape: tuple[int, int]
) -> Floats | None:
    """Rows behind each value; none where the file was already summed (one row a day and leaf)."""
    counts = laid_out(column, at, leaf, shape=shape)
    return counts if counts.max() > 1 else None


def _hours(base: Any, days: tuple[dt.date, ...]) -> Floats | None:
    """The measure by hour, when the file tells the hour."""
    found = base.execute(
        "SELECT CAST(time AS DATE), hour(time), sum(value) FROM rows GROUP BY ALL"
    ).fetchall()
    if not any(hour for _, hour, _ in found):
        return None
    grid = np.zeros((len(days), 24))
    for day, hour, value in found:
        grid[(day - days[0]).days, hour] = value
    return grid


def _loads(
    base: Any, days: tuple[dt.date, ...], dimensions: Sequence[str], *, has_hours: bool
) -> Loads:
    empty = " OR ".join(f"{_name(d)} = '{UNKNOWN}'" for d in dimensions) or "false"
    found = base.execute(
        f"SELECT CAST(time AS DATE), count(*), count(DISTINCT hour(time)), "  # noqa: S608
        f"count(*) FILTER (WHERE {empty}) FROM rows GROUP BY ALL"
    ).fetchall()
    grid: NDArray[np.float64] = np.zeros((3, len(days)))
    for day, *numbers in found:
        grid[:, (day - days[0]).days] = numbers
    return Loads(rows=grid[0], hours=grid[1] if has_hours else None, nulls=grid[2])
