"""A connection as `connect` reads it: its address, its secret, its limits."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import quote, urlencode

from passerelle.connect.warehouse.source import Bounds, Kind, Source
from passerelle.sources.models import Connection, Feed
from passerelle.sources.places import reach, secret

ROWS = 5_000_000
"""Aggregates that may come back: a day of a thousand combinations, over more than ten years."""
CONNECT = 15_002
"""The port of Spark Connect; any other is that of a master."""


def source_of(connection: Connection, table: str = "") -> Source:
    """Where the table is. InputError when the place may not be reached, or its password is lost."""
    kind = Kind(connection.kind)
    bounds = Bounds(seconds=connection.seconds, rows=ROWS)
    if connection.is_files:
        path = str(reach.file_under(connection.path, place=connection.name))
        return Source(kind, path, table if kind is Kind.DUCKDB else "", bounds=bounds)
    password = secret.opened(connection)
    # The names of BigQuery and Snowflake are those of one company's servers, behind many addresses.
    named = kind in {Kind.BIGQUERY, Kind.SNOWFLAKE}
    found = () if named else reach.addresses(connection.host, place=connection.name)
    return Source(
        kind,
        _address(connection),
        table,
        password=password,
        options=_options(connection, found),
        bounds=bounds,
        addresses=found,
    )


WHERE = ("kind", "path", "host", "port", "base", "login")
WHAT = ("table", "time", "value", "total", "dimensions")


def whence(feed: Feed) -> str:
    """A digest of the place, the role, the table, the columns and the formula: days read otherwise do not add up."""
    of = feed.connection
    facts = [getattr(of, name) for name in WHERE] + [getattr(feed, name) for name in WHAT]
    return hashlib.sha256(json.dumps([*facts, feed.measure.formula]).encode()).hexdigest()


def _address(of: Connection) -> str:
    """A URL without its password; every part that a person typed is quoted."""
    if of.kind == Kind.BIGQUERY:
        return f"bigquery://{quote(of.host, safe='')}/{quote(of.base, safe='')}"
    if of.kind == Kind.SPARK:
        return f"{'sc' if of.port == CONNECT else 'spark'}://{of.host}:{of.port or 7077}"
    who = f"{quote(of.login, safe='')}@" if of.login else ""
    if of.kind == Kind.SNOWFLAKE:
        return f"snowflake://{who}{quote(of.host, safe='')}/{quote(of.base)}"
    where = "" if of.host.startswith("/") else f"[{of.host}]" if ":" in of.host else of.host
    port = f":{of.port}" if of.port and where else ""
    asked = {} if where else {"host": of.host, **({"port": str(of.port)} if of.port else {})}
    scheme = "postgresql" if of.kind == Kind.POSTGRES else str(of.kind)
    return f"{scheme}://{who}{where}{port}/{quote(of.base)}?{urlencode(asked)}".removesuffix("?")


def _options(of: Connection, found: tuple[str, ...]) -> dict[str, str]:
    """How a server proves who it is; PostgreSQL takes the addresses that were checked among its options."""
    if of.kind == Kind.CLICKHOUSE and of.mode != of.Mode.PREFER:
        return {"secure": "true"}
    if of.kind != Kind.POSTGRES or not found:
        return {}
    proof = {"sslrootcert": "system"} if of.mode == of.Mode.VERIFY else {}
    return {
        "host": ",".join([of.host] * len(found)),
        "hostaddr": ",".join(found),
        "sslmode": of.mode,
        **proof,
    }
