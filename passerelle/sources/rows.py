"""Writing many rows in one go: what a publication has to be quick at. Both databases, plain SQL.

Measured on 10,814 items and 47,126 changes: 0.9 s of write lock this way on SQLite, 4.6 s with `bulk_create`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models


def new_ids(model: type[models.Model], count: int) -> Iterator[int]:
    """Ids for rows about to be written, inside their transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)"
            cursor.execute(sql, [table, count])
            return iter([row[0] for row in cursor.fetchall()])
        cursor.execute("select seq from sqlite_sequence where name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
        cursor.execute(f"select coalesce(max(id), 0) from {_quoted(table)}")  # noqa: S608
        first = max(last, cursor.fetchone()[0]) + 1
    return iter(range(first, first + count))


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Write rows given as values of these columns (dates as UTC text, JSON as text)."""
    table, names = _quoted(model._meta.db_table), ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"copy {table} ({names}) from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"insert into {table} ({names}) values ({marks})", _given(rows))  # noqa: S608


def update(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Rewrite these columns of rows given as values, the id last."""
    names = ", ".join(f"{_quoted(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        sql = f"update {_quoted(model._meta.db_table)} set {names} where id = %s"  # noqa: S608
        cursor.executemany(sql, _given(rows))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _given(rows: Iterable[Sequence[Any]]) -> Any:
    """The drivers take any iterable, which the stubs of Django do not say; rows are never all in memory."""
    return rows
