"""What a connection sees: its tables, and what each of their columns may serve for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.connect.warehouse.asked import Sort
from passerelle.connect.warehouse.source import LOCAL, Kind, Source

MOST = 200
"""Tables described; beyond, only their number is told."""
GUARDED = frozenset({*LOCAL, Kind.POSTGRES, Kind.CLICKHOUSE})
"""Where the session itself refuses to write. Elsewhere only SELECT is sent, and the role decides."""
_COLUMNS = """
    SELECT {prefix}, column_name, data_type FROM information_schema.columns
    WHERE table_schema NOT IN ('information_schema', 'pg_catalog') {more}
    ORDER BY table_schema, table_name, ordinal_position"""
_POSTGRES = _COLUMNS.format(prefix="table_schema || '.' || table_name", more="")
_DUCKDB = _COLUMNS.format(
    prefix="table_schema || '.' || table_name", more="AND table_catalog = 'given'"
)
_TIMES = ("date", "timestamp")
_NUMBERS = ("smallint", "integer", "bigint", "numeric", "real", "double precision")


@dataclass(frozen=True, slots=True)
class Seen:
    """`tables` by name (`MOST` at most), each with what its columns may serve for; `count` of them all."""

    tables: Mapping[str, Mapping[str, Sort]]
    count: int
    is_read_only: bool


def look(source: Source) -> Seen:
    """Open the source, list what it holds, close it. InputError when it refuses."""
    if source.kind in LOCAL:
        found, count = _files(source)
    else:
        found, count = _remote(source)
    return Seen(found, count, source.kind in GUARDED)


Tables = tuple[dict[str, Mapping[str, Sort]], int]


def _files(source: Source) -> Tables:
    from passerelle.connect.warehouse.local import attached, local, sort_of

    if source.kind is Kind.DUCKDB:
        with attached(source) as base:
            return _grouped(base.execute(_DUCKDB).fetchall(), sort_of)
    with local(source) as session:
        return {Path(source.address).name: session.columns()}, 1


def _remote(source: Source) -> Tables:
    from passerelle.connect.warehouse.connecting import connected
    from passerelle.connect.warehouse.expressions import sorts
    from passerelle.connect.warehouse.refusals import told

    with told(source), connected(source) as base:
        if source.kind is Kind.POSTGRES:
            return _grouped(base.ibis.con.execute(_POSTGRES).fetchall(), _sort_in_postgres)
        names = sorted(base.ibis.list_tables())
        return {name: sorts(base.ibis.table(name)) for name in names[:MOST]}, len(names)


def _grouped(rows: Iterable[tuple[str, str, str]], sort: Any) -> Tables:
    found: dict[str, dict[str, Sort]] = {}
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = sort(kind)
    return dict(list(found.items())[:MOST]), len(found)


def _sort_in_postgres(kind: str) -> Sort:
    if kind.startswith(_TIMES):
        return "time"
    return "number" if kind.startswith(_NUMBERS) else "other"
