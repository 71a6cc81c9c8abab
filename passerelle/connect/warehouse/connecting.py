"""Open a warehouse for reading: PostgreSQL, Spark and ClickHouse by name, the others by the URL that Ibis knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from passerelle.connect.problems import refusal
from passerelle.connect.warehouse.pinning import direct, pinned
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.connect.warehouse.spark import given_back, lent

WAIT = 15  # seconds for a server to answer
MASTER, HTTP, HTTPS = 7077, 8123, 8443  # usual ports of Spark and ClickHouse


@dataclass(frozen=True, slots=True)
class Connected:
    """An Ibis backend, how to stop the query that it runs, and how to leave it."""

    ibis: Any
    cancel: Callable[[], object]
    leave: Callable[[], object]


@contextmanager
def connected(source: Source) -> Iterator[Connected]:
    """The backend, closed afterwards. Errors are those of the driver: see `refusals.told`."""
    opened = _OPENERS.get(source.kind, _by_url)(source)
    try:
        yield opened
    finally:
        opened.leave()


def _postgres(source: Source) -> Connected:
    """Read-only by the server's own setting, whatever the role may do, and in UTC."""
    import ibis

    where = urlsplit(source.address)
    asked = dict(parse_qsl(where.query)) | dict(source.options)
    settings = {
        "default_transaction_read_only": "on",
        "statement_timeout": str(source.bounds.seconds * 1000),
        "timezone": "UTC",
    }
    base = ibis.postgres.connect(
        host=asked.pop("host", where.hostname),
        port=where.port or int(asked.pop("port", 5432)),
        user=unquote(where.username or "") or None,
        password=source.password or None,
        database=where.path.lstrip("/") or None,
        connect_timeout=WAIT,
        options=" ".join(f"-c {name}={value}" for name, value in settings.items()),
        **asked,
    )
    if base.con.execute("SHOW transaction_read_only").fetchone() != ("on",):
        base.disconnect()
        raise refusal("no-read-only", source.place, reason="transaction_read_only = off")
    return Connected(base, base.con.cancel, base.disconnect)


def _spark(source: Source) -> Connected:
    import ibis
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("passerelle")
    remote = source.address.startswith("sc://")
    address = urlunsplit(pinned(source, port=MASTER))
    builder = builder.remote(address) if remote else builder.master(address)
    for name, value in source.options.items():
        builder = builder.config(name, value)
    session = lent(address, builder.getOrCreate, place=source.place)
    try:
        stop = session.interruptAll if remote else session.sparkContext.cancelAllJobs
        return Connected(ibis.pyspark.connect(session), stop, given_back)
    except BaseException:
        given_back()
        raise


def _by_url(source: Source) -> Connected:
    import ibis

    where = urlsplit(source.address)
    netloc = where.netloc
    if source.password and where.username:
        server = netloc.rpartition("@")[2]
        netloc = f"{where.username}:{quote(source.password, safe='')}@{server}"
    base = ibis.connect(urlunsplit(where._replace(netloc=netloc)), **_safe(source))
    return Connected(base, base.disconnect, base.disconnect)


def _clickhouse(source: Source) -> Connected:
    """Encrypted where it is asked for or the port says so, and then by whoever proves the name of the address."""
    import ibis

    where = urlsplit(source.address)
    asked = dict(parse_qsl(where.query)) | dict(source.options)
    is_secure = asked.pop("secure", "").lower() == "true" or where.port in (443, HTTPS)
    port = where.port or (HTTPS if is_secure else HTTP)
    base = ibis.clickhouse.connect(
        host=pinned(source, port=port).hostname,
        port=port,
        database=where.path.lstrip("/") or "default",
        user=unquote(where.username or "") or "default",
        password=source.password,
        interface="https" if is_secure else "http",
        pool_mgr=direct(where.hostname if is_secure else None),
        settings={"readonly": 2, "max_execution_time": source.bounds.seconds},
        **asked,
    )
    return Connected(base, base.disconnect, base.disconnect)


def _safe(source: Source) -> dict[str, Any]:
    """What each warehouse offers to keep a session read-only and short, then the options given."""
    limits: dict[Kind, dict[str, Any]] = {
        Kind.SNOWFLAKE: {
            "create_object_udfs": False,
            "session_parameters": {
                "STATEMENT_TIMEOUT_IN_SECONDS": source.bounds.seconds,
                "TIMEZONE": "UTC",
            },
        },
    }
    return limits.get(source.kind, {}) | dict(source.options)


_OPENERS: dict[Kind, Callable[[Source], Connected]] = {
    Kind.POSTGRES: _postgres,
    Kind.SPARK: _spark,
    Kind.CLICKHOUSE: _clickhouse,
}
