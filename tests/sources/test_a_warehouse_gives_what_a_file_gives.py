"""PostgreSQL, a DuckDB file and Parquet give the same measure; what the server refuses is told and costs no value."""

from __future__ import annotations

import duckdb
import psycopg
import pytest

from benchmarks import private_postgres
from passerelle.kpis.models import RollUp
from passerelle.sources.actions import connections, feeds
from passerelle.sources.models import Connection, Feed
from tests.sources.shop import ORDERS, shop

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgres,
    pytest.mark.skipif(not private_postgres.is_there(), reason=private_postgres.MISSING),
]
PREPARED = """CREATE TABLE orders (ordered_at timestamp, country text, channel text, amount float, visits int);
              CREATE ROLE reader LOGIN; GRANT SELECT ON orders TO reader"""


@pytest.fixture(scope="module")
def server():
    """The folder of its socket."""
    pytest.importorskip("ibis", reason="needs ibis-framework[postgres]")
    with private_postgres.server() as url:
        with psycopg.connect(url) as base:
            base.execute(PREPARED)
            with base.cursor().copy("COPY orders FROM STDIN") as copy:
                for row in duckdb.execute(ORDERS).fetchall():
                    copy.write_row(row)
        yield url.rpartition("host=")[2], url


@pytest.fixture
def there(server, alice, settings):
    settings.REACH = [server[0]]
    made = Connection(name="Shop", kind="postgres", host=server[0], base="postgres")
    made.login, made.mode = "reader", "prefer"
    return connections.add_connection(made, password="", by=alice)


def measured(of, table, by, name, **facts):
    facts = {"value": "amount", "dimensions": ["country", "channel"], "time": "ordered_at"} | facts
    formula = "ratio" if facts.get("total") else facts.pop("formula", "sum")
    feed = Feed(connection=of, table=table, **facts)
    feeds.add_feed(feed, by=by, name=name, formula=formula, cadence="week")
    assert feeds.read(feed, by=by), feed.problem
    assert feeds.read(feed, by=by), "the last days again"
    return feed


def told(feed):
    return dict(RollUp.objects.filter(measure=feed.measure).values_list("dimension", "points"))


@pytest.mark.parametrize("facts", [{}, {"total": "visits"}, {"formula": "last"}])
def test_the_same_measure_comes_from_each(there, alice, settings, tmp_path, facts):
    settings.TABLES = str(shop(tmp_path))
    parquet = Connection.objects.create(name="Files", kind="parquet", path="orders.parquet")
    base = Connection.objects.create(name="Base", kind="duckdb", path="shop.duckdb")
    first = measured(there, "public.orders", alice, "One", **facts)
    for of, table in ((parquet, "orders.parquet"), (base, "main.orders")):
        assert told(measured(of, table, alice, of.name, **facts)) == told(first)


def test_its_tables_are_seen_by_a_session_that_only_reads(there):
    seen = connections.test(there)
    assert seen.is_read_only and seen.count == 1
    assert seen.tables["public.orders"] == {
        "ordered_at": "time",
        "country": "other",
        "channel": "other",
        "amount": "number",
        "visits": "number",
    }


def test_a_right_taken_away_keeps_the_values_and_is_told(there, server, alice):
    feed = measured(there, "public.orders", alice, "One")
    before = told(feed)
    with psycopg.connect(server[1]) as base:
        base.execute("REVOKE SELECT ON orders FROM reader")
    try:
        assert not feeds.read(feed, by=alice)
        assert feed.problem["code"] == "not-allowed-there" and told(feed) == before
    finally:
        with psycopg.connect(server[1]) as base:
            base.execute("GRANT SELECT ON orders TO reader")
    assert feeds.read(feed, by=alice) and feed.problem is None


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"host": "127.0.0.1", "port": 1}, "unreachable-warehouse"),
        ({"host": "nowhere.invalid"}, "unknown-host"),
        ({"login": "nobody"}, "wrong-credentials"),
        ({"base": "elsewhere"}, "unreachable-warehouse"),
    ],
)
def test_what_the_server_refuses_has_its_own_words(there, server, settings, facts, code):
    settings.REACH = [server[0], "127.0.0.1"]
    for name, value in facts.items():
        setattr(there, name, value)
    there.save()
    connections.test(there)
    assert there.problem["code"] == code
