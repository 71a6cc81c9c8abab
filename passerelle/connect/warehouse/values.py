"""A roll-up written as the values of a measure: a row a day and leaf, beside the days that were known before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from passerelle.connect import arrow  # noqa: F401  before the first array
from passerelle.connect.measures.plan import written_as
from passerelle.connect.warehouse.asked import Asked
from passerelle.connect.warehouse.fold import Folded
from passerelle.connect.warehouse.reading import read_asked

ROWS = "passerelle:rows"
"""The rows of the table behind each sum: what counts and shares are weighed by."""


def write_values(
    folder: Path, target: Path, *, before: Path | None = None, since: dt.date | None = None
) -> dt.date:
    """Write the roll-up of `folder` to `target`, after the days of `before` earlier than `since`; its last day.

    Columns: `time`, the dimensions as text, `value`, `denominator` for a ratio, and `ROWS`.
    """
    kept = pq.read_table(folder / "leaves.parquet")
    new = _table(kept.filter(pc.is_valid(kept["day"])), read_asked(folder))
    if before and since:
        old = pq.read_table(before, filters=[("time", "<", dt.datetime.combine(since, dt.time()))])
        new = pa.concat_tables([old, new], promote_options="default")
    pq.write_table(new, target, compression="zstd")
    last: dt.date = pc.max(new["time"]).as_py().date()
    return last


def _table(leaves: pa.Table, kept: tuple[Asked, Sequence[Folded]]) -> pa.Table:
    asked, folds = kept
    columns: dict[str, pa.ChunkedArray] = {"time": leaves["day"].cast(pa.timestamp("us"))}
    names = written_as(asked.dimensions)
    codes = np.unravel_index(leaves["leaf"].to_numpy(), [one.size for one in folds] or [1])
    for folded, place in zip(folds, codes, strict=False):
        texts = pa.array(folded.names, type=pa.string())
        columns[names[folded.dimension]] = texts.take(pa.array(place))
    columns["value"] = leaves["sum"]
    if asked.total:
        columns["denominator"] = leaves["total"]
    columns[ROWS] = leaves["rows"]
    return pa.table(columns)
