"""One table, rolled up once and kept: days x values, days x hours, days x leaves."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from passerelle.connect.problems import refusal
from passerelle.connect.warehouse.asked import UNKNOWN, Asked
from passerelle.connect.warehouse.fold import LEAVES, Folded, Former, fold
from passerelle.connect.warehouse.open import opened
from passerelle.connect.warehouse.session import Session
from passerelle.connect.warehouse.source import Source

DAYS = 3_700  # ten years: a longer span is a date misread
ABOUT = b"passerelle"
_NUMBERS = [("sum", pa.float64()), ("total", pa.float64()), ("rows", pa.int64())]
MARGIN = pa.schema(
    [("day", pa.date32()), ("dimension", pa.int32()), ("value", pa.string()), *_NUMBERS]
)
HOUR = pa.schema([("day", pa.date32()), ("hour", pa.int32()), *_NUMBERS])
TWICE = pa.schema([("day", pa.date32()), ("duplicates", pa.int64())])
LEAF = pa.schema([("day", pa.date32()), ("leaf", pa.int32()), *_NUMBERS])


def roll_up(
    source: Source,
    asked: Asked,
    folder: Path,
    *,
    leaves: int = LEAVES,
    former: Mapping[str, Former] | None = None,
) -> tuple[Folded, ...]:
    """Roll a table up into `folder` (replaced only once all of it is there); what was folded.

    `leaves` bounds the combinations of values that are kept apart; what a `former` roll-up kept, is kept.
    Raises InputError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=folder.name, suffix=".part", dir=folder.parent))
    try:
        with opened(source) as session:
            weights = _weighed(session, source, asked, part)
            folds = fold(weights, leaves=leaves, former=former)
            about = {"asked": asdict(asked), "folds": [asdict(one) for one in folds]}
            schema = LEAF.with_metadata({ABOUT: json.dumps(about, default=str).encode()})
            _write(part / "leaves.parquet", schema, session.leaves(asked, folds))
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folds


def _weighed(session: Session, source: Source, asked: Asked, part: Path) -> dict[str, Counter[str]]:
    """Hours, values and duplicates written, or refused; the rows of every value of every dimension."""
    asked.check(session.columns(), place=source.place)
    _write(part / "hours.parquet", HOUR, session.hours(asked))
    _span(part / "hours.parquet", source, asked)
    _finite(part / "hours.parquet", source, asked)
    margins = _write(part / "values.parquet", MARGIN, session.margins(asked))
    if margins > source.bounds.rows:
        raise _too_many(part / "values.parquet", source, asked)
    if asked.key:
        _write(part / "duplicates.parquet", TWICE, session.duplicates(asked))
    return _weights(part / "values.parquet", asked)


def _write(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Rows written; columns in our order and types, whatever the warehouse made of them."""
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd", compression_level=1) as file:
        for batch in _cast(batches, schema):
            file.write_batch(batch)
            rows += batch.num_rows
    return rows


def _cast(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        columns = [batch.column(field.name).cast(field.type) for field in schema]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _span(path: Path, source: Source, asked: Asked) -> None:
    """Refuse a table without a dated row, or whose dates cannot all be of one measure."""
    ends = pc.min_max(pq.ParquetFile(path).read(columns=["day"])["day"]).as_py()
    first, last = ends["min"], ends["max"]
    if first is None:
        raise refusal("empty-file", source.place)
    if (last - first).days >= DAYS:
        raise refusal(
            "too-many-days", source.place, column=asked.time, first=first, last=last, limit=DAYS
        )


def _finite(path: Path, source: Source, asked: Asked) -> None:
    """One value that is not a number makes every sum above it none."""
    table = pq.ParquetFile(path).read(columns=["sum", "total"])
    for name, column in (("sum", asked.value), ("total", asked.total)):
        if not pc.all(pc.is_finite(table[name].drop_null()), min_count=0).as_py():
            raise refusal("not-finite", source.place, column=column)


def _too_many(path: Path, source: Source, asked: Asked) -> Exception:
    weights = _weights(path, asked)
    worst = max(weights, key=lambda name: len(weights[name]))
    return refusal(
        "too-many-values",
        source.place,
        column=worst,
        values=len(weights[worst]),
        limit=source.bounds.rows,
    )


def _weights(path: Path, asked: Asked) -> dict[str, Counter[str]]:
    """Rows of every value of every dimension, over all days."""
    table = pq.ParquetFile(path).read(columns=["day", "dimension", "value", "rows"])
    found = (
        table.filter(pc.is_valid(table["day"]))
        .group_by(["dimension", "value"])
        .aggregate([("rows", "sum")])
    )
    weights: dict[str, Counter[str]] = {name: Counter() for name in asked.dimensions}
    names = found["dimension"].to_pylist(), found["value"].to_pylist()
    for dimension, value, rows in zip(*names, found["rows_sum"].to_pylist(), strict=True):
        weights[asked.dimensions[dimension]][value or UNKNOWN] += rows
    return weights
