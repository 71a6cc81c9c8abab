"""A kept roll-up, read back as arrays: the source is not asked again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from passerelle.connect.warehouse.asked import UNKNOWN, Asked
from passerelle.connect.warehouse.fold import Folded
from passerelle.connect.warehouse.roll import ABOUT
from passerelle.connect.warehouse.rolled import Breakdown, Floats, Ints, Load, Rolled
from passerelle.kernel.laying import every_day

BATCH = 1_000_000
EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Kept:
    folder: Path
    asked: Asked
    folds: tuple[Folded, ...]
    first: int
    """First day, in days from 1970."""
    days: tuple[dt.date, ...]


def read_asked(folder: Path) -> tuple[Asked, tuple[Folded, ...]]:
    """What was asked of the table, and which values were kept."""
    about = json.loads(pq.read_schema(folder / "leaves.parquet").metadata[ABOUT])
    given = about["asked"]
    given |= {"dimensions": tuple(given["dimensions"])} | {
        end: given[end] and dt.date.fromisoformat(given[end]) for end in ("since", "before")
    }
    folds = tuple(Folded(**{**one, "kept": tuple(one["kept"])}) for one in about["folds"])
    return Asked(**given), folds


def _kept(folder: Path) -> _Kept:
    asked, folds = read_asked(folder)
    ends = pc.min_max(pq.ParquetFile(folder / "hours.parquet").read(columns=["day"])["day"]).as_py()
    days = every_day(ends["min"], ends["max"])
    return _Kept(folder, asked, folds, (ends["min"] - EPOCH).days, days)


def read(folder: Path) -> Rolled:
    """The measure by day and leaf."""
    kept = _kept(folder)
    sizes = [folded.size for folded in kept.folds]
    grid = _Grid(kept, width=int(np.prod(sizes, dtype=np.int64)))
    names = ["day", "leaf", *grid.columns]
    for batch in pq.ParquetFile(folder / "leaves.parquet").iter_batches(BATCH, columns=names):
        grid.add(batch, batch.column("leaf"))
    found = np.flatnonzero(grid.counts.any(axis=0))
    codes = np.stack(np.unravel_index(found, sizes), axis=1) if sizes else np.zeros((len(found), 0))
    sums, totals, counts = grid.of(found)
    return Rolled(
        days=kept.days,
        dimensions=kept.asked.dimensions,
        values=tuple(folded.names for folded in kept.folds),
        codes=codes.astype(np.int64),
        sums=sums,
        totals=totals,
        counts=counts,
        folds=kept.folds,
    )


def read_breakdown(folder: Path, dimension: str) -> Breakdown:
    """Every value of one dimension by day. ValueError when the roll-up has no such dimension."""
    kept = _kept(folder)
    table = _margin(kept, dimension).combine_chunks()
    coded = pc.fill_null(table["value"], UNKNOWN).combine_chunks().dictionary_encode()
    grid = _Grid(kept, width=len(coded.dictionary))
    for batch in table.append_column("code", coded.indices).to_batches():
        grid.add(batch, batch.column("code"))
    order = np.argsort(-grid.counts.sum(axis=0), kind="stable")
    sums, totals, counts = grid.of(order)
    names = coded.dictionary.to_pylist()
    return Breakdown(dimension, tuple(names[i] for i in order), sums, totals, counts)


def read_load(folder: Path) -> Load:
    """What was loaded, day by day."""
    kept = _kept(folder)
    table = pq.ParquetFile(folder / "hours.parquet").read()
    dated = table.filter(pc.is_valid(table["day"]))
    undated = (pc.sum(table["rows"]).as_py() or 0) - (pc.sum(dated["rows"]).as_py() or 0)
    grid = _Grid(kept, width=24)
    for batch in dated.to_batches():
        grid.add(batch, batch.column("hour"))
    timed = bool(grid.counts[:, 1:].any())
    return Load(
        days=kept.days,
        rows=grid.counts.sum(axis=1),
        hours=(grid.counts > 0).sum(axis=1).astype(float) if timed else None,
        hourly=grid.sums if timed else None,
        nulls=_nulls(kept),
        duplicates=_duplicates(kept),
        undated=undated,
    )


def _margin(kept: _Kept, dimension: str) -> pa.Table:
    index = kept.asked.dimensions.index(dimension)
    table = pq.ParquetFile(kept.folder / "values.parquet").read()
    return table.filter(pc.and_(pc.equal(table["dimension"], index), pc.is_valid(table["day"])))


def _nulls(kept: _Kept) -> dict[str, Floats]:
    columns = ["day", "dimension", "value", "rows"]
    table = pq.ParquetFile(kept.folder / "values.parquet").read(columns=columns)
    table = table.filter(pc.and_(pc.is_null(table["value"]), pc.is_valid(table["day"])))
    return {
        name: _by_day(kept, table.filter(pc.equal(table["dimension"], index)), "rows")
        for index, name in enumerate(kept.asked.dimensions)
    }


def _duplicates(kept: _Kept) -> Floats | None:
    path = kept.folder / "duplicates.parquet"
    if not path.exists():
        return None
    table = pq.ParquetFile(path).read()
    return _by_day(kept, table.filter(pc.is_valid(table["day"])), "duplicates")


def _by_day(kept: _Kept, table: pa.Table, column: str) -> Floats:
    days = table["day"].cast(pa.int32()).to_numpy() - kept.first
    values = table[column].to_numpy()
    return np.bincount(days, weights=values, minlength=len(kept.days)).astype(np.float64)


class _Grid:
    """Dense sums by day and code (days, width), filled batch by batch."""

    def __init__(self, kept: _Kept, *, width: int) -> None:
        self.kept, self.width = kept, width
        self.ratio = kept.asked.total is not None
        self.columns = ["sum", "rows", *(["total"] if self.ratio else [])]
        shape = (len(kept.days), width)
        self.sums, self.counts = np.zeros(shape), np.zeros(shape)
        self.totals = np.zeros(shape) if self.ratio else None

    def add(self, batch: pa.RecordBatch, codes: pa.Array) -> None:
        """Each (day, code) comes at most twice (null and its name): then the two are added."""
        known = batch.column("day").is_valid().to_numpy(zero_copy_only=False)
        days = pc.fill_null(batch.column("day").cast(pa.int32()), self.kept.first).to_numpy()
        at = (days.astype(np.int64) - self.kept.first) * self.width + codes.to_numpy()
        whole = bool(known.all())
        for grid, name in self._grids():
            values = pc.fill_null(batch.column(name), 0).to_numpy()
            if whole:
                np.add.at(grid.reshape(-1), at, values)
            else:
                np.add.at(grid.reshape(-1), at[known], values[known])

    def _grids(self) -> Sequence[tuple[Floats, str]]:
        pairs = [(self.sums, "sum"), (self.counts, "rows")]
        return pairs if self.totals is None else [*pairs, (self.totals, "total")]

    def of(self, chosen: Ints) -> tuple[Floats, Floats | None, Floats]:
        """Sums, totals and counts of these codes, in this order."""
        totals = None if self.totals is None else self.totals[:, chosen]
        return self.sums[:, chosen], totals, self.counts[:, chosen]
