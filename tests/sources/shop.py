"""A shop that sells: sixty days of orders up to yesterday, in Parquet and in a DuckDB file."""

from __future__ import annotations

from pathlib import Path

import duckdb

from passerelle.jobs.worker import run_waiting
from passerelle.sources.actions import feeds
from passerelle.sources.models import Feed

ORDERS = """
    SELECT (current_date - 60 + (i // 40)::INTEGER)::TIMESTAMP + INTERVAL (i % 24) HOUR AS ordered_at,
           ['FR', 'DE', 'ES'][1 + i % 3] AS country, ['web', 'app'][1 + i % 2] AS channel,
           (i % 7 + 1)::DOUBLE AS amount, 10 AS visits
    FROM range(2400) r(i)"""


def shop(folder: Path) -> Path:
    """The folder of tables."""
    place = folder / "shop"
    place.mkdir()
    with duckdb.connect(str(place / "shop.duckdb")) as base:
        base.execute("SET TimeZone = 'UTC'")
        base.execute(f"CREATE TABLE orders AS {ORDERS}")
        base.execute(f"COPY orders TO '{place / 'orders.parquet'}' (FORMAT parquet)")
    return place


def read_measure(of, by, *, formula="sum", table="orders.parquet", **facts):
    told = {"value": "amount", "dimensions": ["country", "channel"], "time": "ordered_at"} | facts
    feed = Feed(connection=of, table=table, **told)
    feeds.add_feed(feed, by=by, name=f"Orders {formula}", formula=formula, cadence="day")
    run_waiting()
    return Feed.objects.get(pk=feed.pk)
