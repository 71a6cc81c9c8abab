"""PostgreSQL counts where the data are and gives what DuckDB gives; it is never written to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from benchmarks import private_postgres
from passerelle.connect.warehouse.asked import Asked
from passerelle.connect.warehouse.connecting import connected
from passerelle.connect.warehouse.reading import read, read_breakdown, read_load
from passerelle.connect.warehouse.roll import roll_up
from passerelle.connect.warehouse.source import Bounds, Kind, Source
from passerelle.kernel.errors import InputError
from tests.connect.warehouse.orders import ASKED, LEAVES, orders, parquet

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(not private_postgres.is_there(), reason=private_postgres.MISSING),
]
TABLE = """CREATE TABLE orders (number bigint, ordered_at timestamp, country text, device text,
           channel text, amount numeric(12, 2), visits int); CREATE TABLE secret (day date);
           CREATE ROLE reader LOGIN; GRANT SELECT ON orders TO reader;
           CREATE ROLE guarded LOGIN PASSWORD 'right'; GRANT SELECT ON orders TO guarded"""
GUARDED = """COPY (SELECT line FROM (VALUES (1, 'local all guarded scram-sha-256'),
             (2, 'local all all trust')) AS l(n, line) ORDER BY n) TO '{hba}'"""


@pytest.fixture(scope="module")
def source() -> Iterator[Source]:
    pytest.importorskip("ibis", reason="needs ibis-framework[postgres]")
    with private_postgres.server() as url:
        table = orders()
        rows = zip(*(table[name].to_pylist() for name in table.column_names), strict=True)
        with psycopg.connect(url) as base:
            base.execute(TABLE)
            with base.cursor().copy("COPY orders FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            hba = base.execute("SHOW hba_file").fetchone()[0]
            base.execute(GUARDED.format(hba=hba))
            base.execute("SELECT pg_reload_conf()")
        yield Source(Kind.POSTGRES, url.replace("//passerelle@", "//reader@"), table="orders")


def test_it_gives_the_same_as_duckdb(source, tmp_path):
    roll_up(source, ASKED, tmp_path / "there", leaves=LEAVES)
    here = Source(Kind.PARQUET, str(parquet(tmp_path)))
    roll_up(here, ASKED, tmp_path / "here", leaves=LEAVES)
    same(tmp_path / "here", tmp_path / "there")


def same(one: Path, other: Path) -> None:
    """Days, leaves, folded values, breakdowns and loads agree; sums but for the order of additions."""
    first, second = read(one), read(other)
    assert (first.days, first.values, first.folds) == (second.days, second.values, second.folds)
    assert first.codes.tolist() == second.codes.tolist()
    assert first.counts.tolist() == second.counts.tolist()
    assert second.sums == pytest.approx(first.sums, rel=1e-12)
    assert second.totals == pytest.approx(first.totals, rel=1e-12)
    for name in first.dimensions:
        by = dict(zip(*_columns(read_breakdown(one, name)), strict=True))
        assert dict(zip(*_columns(read_breakdown(other, name)), strict=True)) == by
    ours, theirs = read_load(one), read_load(other)
    assert ours.hours.tolist() == theirs.hours.tolist()
    assert ours.duplicates.tolist() == theirs.duplicates.tolist()
    assert {n: v.tolist() for n, v in ours.nulls.items()} == {
        n: v.tolist() for n, v in theirs.nulls.items()
    }


def _columns(found):
    return found.values, found.counts.T.tolist()


def refused(source: Source, folder: Path, asked: Asked = ASKED):
    with pytest.raises(InputError) as told:
        roll_up(source, asked, folder / "kept")
    return told.value.problem


def test_a_missing_table_or_column_is_named(source, tmp_path):
    problem = refused(replace(source, table="nothing"), tmp_path)
    assert (problem.code, problem.facts["table"]) == ("unknown-table", "nothing")
    problem = refused(source, tmp_path, Asked("ordered_at", ("colour",)))
    assert (problem.code, problem.place.column) == ("missing-column", "colour")


def test_an_unknown_role_and_a_forbidden_table_are_told_apart(source, tmp_path):
    nobody = replace(source, address=source.address.replace("reader@", "nobody@"))
    assert refused(nobody, tmp_path).code == "wrong-credentials"
    problem = refused(replace(source, table="secret"), tmp_path, Asked("day", ()))
    assert problem.code == "not-allowed-there"


def test_a_wrong_password_is_told_and_never_shown(source, tmp_path):
    address = source.address.replace("reader@", "guarded@")
    problem = refused(replace(source, address=address, password="wr0ng"), tmp_path)
    assert problem.code == "wrong-credentials" and "wr0ng" not in str(problem)
    roll_up(replace(source, address=address, password="right"), ASKED, tmp_path / "kept")


def test_a_server_that_is_not_there_is_said(source, tmp_path):
    away = replace(source, address="postgresql://reader@127.0.0.1:1/shop")
    assert refused(away, tmp_path).code == "unreachable-warehouse"


def test_the_session_cannot_write_whatever_the_role_may_do(source):
    owner = replace(source, address=source.address.replace("reader@", "passerelle@"))
    with connected(owner) as base, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        base.ibis.raw_sql("DELETE FROM orders")


def test_the_server_itself_stops_a_query_at_the_time_limit(source):
    short = replace(source, bounds=Bounds(seconds=1))
    with connected(short) as base, pytest.raises(psycopg.errors.QueryCanceled):
        base.ibis.raw_sql("SELECT pg_sleep(20)")
