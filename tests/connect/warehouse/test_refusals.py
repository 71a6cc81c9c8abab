"""What cannot be read is told: what, where, and why; a password never shows."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from passerelle.connect.warehouse.asked import Asked
from passerelle.connect.warehouse.local import _Local, told_by_duckdb
from passerelle.connect.warehouse.roll import roll_up
from passerelle.connect.warehouse.source import Bounds, Kind, Source
from passerelle.kernel.errors import InputError, InputProblem
from tests.connect.warehouse.orders import ASKED, parquet


def refused(source: Source, asked: Asked, folder: Path) -> InputProblem:
    with pytest.raises(InputError) as told:
        roll_up(source, asked, folder / "kept")
    return told.value.problem


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path):
    source = Source(Kind.PARQUET, str(parquet(tmp_path)))
    problem = refused(source, Asked("ordered_at", ("colour",)), tmp_path)
    assert (problem.code, problem.place.column) == ("missing-column", "colour")
    assert "country" in problem.facts["columns"]


def test_a_text_is_neither_a_time_nor_a_value(tmp_path):
    source = Source(Kind.PARQUET, str(parquet(tmp_path)))
    assert refused(source, Asked("country", ()), tmp_path).code == "wrong-type"
    problem = refused(source, Asked("ordered_at", (), value="device"), tmp_path)
    assert problem.facts == {"found": "other", "needed": "number"}


def test_a_file_that_is_not_there_or_not_parquet_is_said(tmp_path):
    assert (
        refused(Source(Kind.PARQUET, "nowhere.parquet"), ASKED, tmp_path).code == "unreadable-file"
    )
    lie = tmp_path / "lie.parquet"
    lie.write_text("ordered_at,amount\n2026-01-01,3\n")
    problem = refused(Source(Kind.PARQUET, str(lie)), ASKED, tmp_path)
    assert problem.code == "corrupt-parquet" and "lie.parquet" in problem.place.file


def test_a_missing_table_of_a_duckdb_file_is_named(tmp_path):
    base = tmp_path / "shop.duckdb"
    duckdb.connect(str(base)).close()
    problem = refused(Source(Kind.DUCKDB, str(base), table="orders"), ASKED, tmp_path)
    assert (problem.code, problem.facts["table"]) == ("unknown-table", "orders")


def test_a_view_reads_nothing_but_its_own_file(tmp_path):
    beside, base = tmp_path / "beside.csv", tmp_path / "shop.duckdb"
    beside.write_text("ordered_at,secret\n2026-01-01,word\n")
    with duckdb.connect(str(base)) as shop:
        shop.execute(f"CREATE VIEW orders AS SELECT * FROM read_csv('{beside}')")
    source = Source(Kind.DUCKDB, str(base), table="orders")
    problem = refused(source, Asked("ordered_at", ("secret",)), tmp_path)
    assert problem.code == "warehouse-refused"


@pytest.mark.parametrize("given", ["parts", "parts/1.csv"])
def test_a_folder_and_a_file_are_read_from_where_one_stands(tmp_path, monkeypatch, given):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/1.csv").write_text("ordered_at,amount\n2026-01-01,3\n")
    monkeypatch.chdir(tmp_path)
    roll_up(Source(Kind.CSV, given), Asked("ordered_at", (), value="amount"), tmp_path / "kept")
    assert (tmp_path / "kept/leaves.parquet").exists()


def test_a_query_longer_than_the_limit_is_stopped(tmp_path):
    source = Source(Kind.PARQUET, str(parquet(tmp_path)), bounds=Bounds(seconds=0))
    many = tmp_path / "many.parquet"
    duckdb.execute(
        "COPY (SELECT TIMESTAMP '2026-01-01' + INTERVAL (i % 9999) MINUTE AS ordered_at, i AS number"
        f" FROM range(3000000) r(i)) TO '{many}' (FORMAT parquet)"
    )
    slow = Source(Kind.PARQUET, str(many), bounds=source.bounds)
    problem = refused(slow, Asked("ordered_at", ("number",)), tmp_path)
    assert (problem.code, problem.facts) == ("too-slow", {"limit": 0})


@pytest.mark.parametrize(("limit", "code"), [(0, "too-slow"), (900, "warehouse-refused")])
def test_a_query_that_breaks_once_rows_come_is_told_too(limit, code):
    """DuckDB's own words then come through Arrow."""
    stopped = threading.Event()

    def rows(size):
        yield "a batch"
        assert limit or stopped.wait(600)
        raise OSError("INTERRUPT Error: Interrupted!")

    query = SimpleNamespace(to_arrow_reader=rows)
    base = SimpleNamespace(sql=lambda asked: query, interrupt=stopped.set)
    source = Source(Kind.PARQUET, "orders.parquet", bounds=Bounds(seconds=limit))
    with pytest.raises(InputError) as told, told_by_duckdb(source):
        list(_Local(base, "orders", source)._batches("SELECT 1"))
    assert told.value.problem.code == code


def test_a_dimension_with_too_many_values_is_named(tmp_path):
    source = Source(Kind.PARQUET, str(parquet(tmp_path)), bounds=Bounds(rows=100))
    problem = refused(source, Asked("ordered_at", ("device", "number")), tmp_path)
    assert (problem.code, problem.place.column) == ("too-many-values", "number")


@pytest.mark.parametrize(
    ("day", "amount", "code"),
    [
        (dt.date(9999, 12, 31), 1.0, "too-many-days"),
        (None, 1.0, "too-many-days"),
        (dt.date(2026, 1, 2), float("nan"), "not-finite"),
        (dt.date(2026, 1, 2), float("inf"), "not-finite"),
    ],
)
def test_dates_and_values_that_cannot_be_are_refused(tmp_path, day, amount, code):
    first = [dt.date(2026, 1, 1)] if day else [dt.date(1, 1, 1), dt.date(2026, 1, 1)]
    days = [*first, day] if day else first
    amounts = [1.0] * (len(days) - 1) + [amount]
    pq.write_table(pa.table({"day": days, "amount": amounts}), tmp_path / "a.parquet")
    source = Source(Kind.PARQUET, str(tmp_path / "a.parquet"))
    assert refused(source, Asked("day", (), value="amount"), tmp_path).code == code


def test_a_table_without_a_dated_row_is_empty(tmp_path):
    days = pa.array([None, None], type=pa.date32())
    pq.write_table(pa.table({"day": days}), tmp_path / "a.parquet")
    source = Source(Kind.PARQUET, str(tmp_path / "a.parquet"))
    assert refused(source, Asked("day", ()), tmp_path).code == "empty-file"


def test_a_source_never_shows_its_password():
    source = Source(
        Kind.POSTGRES, "postgresql://ann:pw@shop/sales", table="orders", password="s3cret"
    )
    assert source.place == "postgresql://shop/sales orders"
    assert "s3cret" not in repr(source)
