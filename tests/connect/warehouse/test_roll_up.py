"""A table is rolled up once; what is kept adds up to it, whatever the file and however much is folded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from passerelle.connect.warehouse.asked import UNKNOWN, Asked
from passerelle.connect.warehouse.fold import OTHER, fold
from passerelle.connect.warehouse.reading import read, read_breakdown, read_load
from passerelle.connect.warehouse.roll import roll_up
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.kernel.errors import InputError
from tests.connect.warehouse.orders import (
    ASKED,
    DAYS,
    DIMENSIONS,
    LEAVES,
    ROWS,
    csv,
    orders,
    parquet,
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    roll_up(Source(Kind.PARQUET, str(parquet(tmp_path))), ASKED, tmp_path / "kept", leaves=LEAVES)
    return tmp_path / "kept"


def test_what_is_kept_adds_up_to_the_table(kept):
    rolled, table = read(kept), orders()
    assert rolled.days[0] == dt.date(2026, 3, 1) and len(rolled.days) == DAYS
    assert rolled.sums.shape == rolled.counts.shape == (DAYS, len(rolled.codes))
    assert rolled.sums.sum() == pytest.approx(pc.sum(table["amount"]).as_py(), rel=1e-12)
    assert rolled.totals.sum() == pc.sum(table["visits"]).as_py()
    assert rolled.counts.sum() == ROWS


def test_every_day_and_leaf_is_what_a_plain_count_says(kept):
    rolled, table = read(kept), orders()
    days = (table["ordered_at"].to_numpy() - np.datetime64("2026-03-01")).astype("timedelta64[D]")
    codes = [
        [names.index(v or UNKNOWN) if (v or UNKNOWN) in names else names.index(OTHER) for v in c]
        for names, c in zip(rolled.values, (table[d].to_pylist() for d in DIMENSIONS), strict=True)
    ]
    truth: dict[tuple[int, ...], float] = {}
    for day, *leaf, amount in zip(
        days.astype(int), *codes, table["amount"].to_pylist(), strict=True
    ):
        truth[(day, *leaf)] = truth.get((day, *leaf), 0.0) + amount
    found = {
        (day, *map(int, rolled.codes[leaf])): rolled.sums[day, leaf]
        for day, leaf in zip(*np.nonzero(rolled.counts), strict=True)
    }
    assert found == pytest.approx(truth)


def test_leaves_stay_under_the_stated_number_and_what_is_folded_is_told(kept):
    rolled = read(kept)
    assert len(rolled.codes) <= np.prod([len(v) for v in rolled.values]) <= LEAVES
    for folded, names, dimension in zip(rolled.folds, rolled.values, DIMENSIONS, strict=True):
        exact = read_breakdown(kept, dimension)
        assert len(folded.kept) + folded.values == len(exact.values)
        assert folded.kept == exact.values[: len(folded.kept)]
        assert folded.rows == exact.counts[:, len(folded.kept) :].sum()
        assert (OTHER in names) == (folded.values > 0)
    assert any(folded.values for folded in rolled.folds)


def test_a_breakdown_holds_every_value_even_the_folded_ones(kept):
    found, table = read_breakdown(kept, "country"), orders()
    assert set(found.values) == set(table["country"].to_pylist())
    rare = found.values[-1]
    only = table.filter(pc.equal(table["country"], rare))
    assert found.sums[:, -1].sum() == pytest.approx(pc.sum(only["amount"]).as_py())
    assert found.sums.sum() == pytest.approx(read(kept).sums.sum())


def test_nulls_and_empty_texts_are_the_value_unknown_and_are_counted_by_day(kept):
    load = read_load(kept)
    assert load.nulls["channel"].sum() == 40 and load.nulls["device"].sum() == 50
    assert load.nulls["country"].sum() == 0
    assert load.nulls["channel"][:-1].sum() == 0
    assert UNKNOWN in read_breakdown(kept, "channel").values


def test_rows_hours_and_duplicates_of_each_day_are_kept(kept):
    load = read_load(kept)
    assert load.rows.sum() == ROWS and load.undated == 0
    assert (load.hours <= 24).all() and load.hours.min() > 20
    assert load.hourly.sum() == pytest.approx(read(kept).sums.sum())
    assert load.duplicates.tolist() == [2.0] + [0.0] * (DAYS - 1)


def test_csv_and_duckdb_files_give_the_same_as_parquet(kept, tmp_path):
    base, path = tmp_path / "shop.duckdb", parquet(tmp_path)
    with duckdb.connect(str(base)) as shop:
        shop.execute(f"CREATE SCHEMA s; CREATE TABLE s.orders AS FROM read_parquet('{path}')")
    for source in (
        Source(Kind.CSV, str(csv(tmp_path))),
        Source(Kind.DUCKDB, str(base), table="s.orders"),
    ):
        roll_up(source, ASKED, tmp_path / source.kind, leaves=LEAVES)
        same(read(kept), read(tmp_path / source.kind))


def same(one, other) -> None:
    assert (one.days, one.dimensions, one.values) == (other.days, other.dimensions, other.values)
    assert np.array_equal(one.codes, other.codes)
    assert np.array_equal(one.counts, other.counts)
    assert one.sums == pytest.approx(other.sums, rel=1e-12)


def test_a_day_without_a_row_is_there_with_zeros(tmp_path):
    table = orders()
    day = pc.cast(table["ordered_at"], pa.date32())
    pq.write_table(table.filter(pc.not_equal(day, dt.date(2026, 3, 5))), tmp_path / "a.parquet")
    roll_up(Source(Kind.PARQUET, str(tmp_path / "a.parquet")), ASKED, tmp_path / "kept")
    assert len(read(tmp_path / "kept").days) == DAYS
    assert read_load(tmp_path / "kept").rows[4] == 0


def test_without_value_rows_are_counted_and_dates_without_hours_say_so(tmp_path):
    dates = pa.array([dt.date(2026, 1, 1), dt.date(2026, 1, 2), None], type=pa.date32())
    pq.write_table(pa.table({"day": dates, "who": ["a", "b", "b"]}), tmp_path / "a.parquet")
    roll_up(
        Source(Kind.PARQUET, str(tmp_path / "a.parquet")), Asked("day", ("who",)), tmp_path / "k"
    )
    rolled, load = read(tmp_path / "k"), read_load(tmp_path / "k")
    assert rolled.sums.tolist() == [[1.0, 0.0], [0.0, 1.0]] and rolled.totals is None
    assert load.hours is None and load.hourly is None and load.undated == 1


def test_no_dimension_at_all_is_the_whole_series(tmp_path):
    source = Source(Kind.PARQUET, str(parquet(tmp_path)))
    roll_up(source, Asked("ordered_at", ()), tmp_path / "kept")
    assert read(tmp_path / "kept").sums.shape == (DAYS, 1)


def test_values_are_kept_at_about_the_same_share_whatever_the_length_of_the_list():
    long = {f"v{n}": 1000 // (n + 1) for n in range(100)}
    short = {"yes": 900, "no": 100, "maybe": 40}
    first, second = fold({"long": long, "short": short}, leaves=33)
    assert first.size * second.size <= 33
    assert min(long[v] for v in first.kept) >= 90
    assert second.kept[:2] == ("yes", "no")


def test_a_roll_up_that_fails_leaves_the_former_one(kept, tmp_path):
    before = read(kept).sums.sum()
    with pytest.raises(InputError):
        roll_up(Source(Kind.PARQUET, str(tmp_path / "orders.parquet")), Asked("nothing", ()), kept)
    assert read(kept).sums.sum() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []
