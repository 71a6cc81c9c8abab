"""Where rows wait before they are published: a small SQLite file in the folder of one run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = """
create table raw (n integer primary key, project text, external_id text, key text, body text);
create table item (n integer primary key, id integer, tracker text, was text, row text);
create table change (n integer, id integer, external_id text, at text, field text, before text, after text);
"""


class Stage:
    """`raw` is what the file says; `item` and `change` are what will be written."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "rows.sqlite3", isolation_level=None)
        self.base.executescript("pragma journal_mode=off; pragma synchronous=off;" + SCHEMA)
        self.base.execute("begin")

    def close(self) -> None:
        """Its folder goes with all it holds: only a publication counts."""
        self.base.close()

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add_raw(self, project: str, found: dict[str, Any]) -> None:
        self.base.execute(
            "insert into raw(project, external_id, key, body) values (?, ?, ?, ?)",
            (project, found["external_id"], found["key"], json.dumps(found)),
        )

    def raw(self, size: int = 500) -> Iterator[list[tuple[int, str, dict[str, Any]]]]:
        """What was gathered, in batches of (position, project, plain item)."""
        cursor = self.base.execute("select n, project, body from raw order by n")
        while rows := cursor.fetchmany(size):
            yield [(n, project, json.loads(body)) for n, project, body in rows]

    def clear(self) -> None:
        """Forget what was weighed, to weigh again."""
        self.base.execute("delete from item")
        self.base.execute("delete from change")

    def add_item(
        self, n: int, *, pk: int | None, tracker: str, was: dict[str, Any] | None, row: list[Any]
    ) -> None:
        """A row to write: new when `pk` is None, else what it `was` is kept for undo."""
        kept = None if was is None else json.dumps(was)
        self.base.execute(
            "insert into item values (?, ?, ?, ?, ?)", (n, pk, tracker, kept, json.dumps(row))
        )

    def add_changes(self, n: int, pk: int | None, changes: list[list[Any]]) -> None:
        self.base.executemany(
            "insert into change values (?, ?, ?, ?, ?, ?, ?)",
            [(n, pk, *change) for change in changes],
        )

    def items(self, *, new: bool) -> Iterator[tuple[int, int, str, dict[str, Any], list[Any]]]:
        """(position, id, tracker, what it was, row) of the new items, or of the changed ones."""
        sql = f"select n, id, tracker, was, row from item where id is {'' if new else 'not'} null order by n"  # noqa: S608
        for n, pk, tracker, was, row in self.base.execute(sql):
            yield n, pk, tracker, json.loads(was or "{}"), json.loads(row)

    def changes(self) -> Iterator[tuple[Any, ...]]:
        return self.base.execute("select n, id, external_id, at, field, before, after from change")

    def count(self, what: str) -> int:
        sql = {
            "raw": "select count(*) from raw",
            "created": "select count(*) from item where id is null",
            "changed": "select count(*) from item where id is not null",
            "changes": "select count(*) from change",
        }[what]
        count: int = self.base.execute(sql).fetchone()[0]
        return count

    def added_changes(self) -> dict[int, list[str]]:
        """The changes that items of ours gain, by the item's id."""
        found: dict[int, list[str]] = {}
        sql = "select id, external_id from change where id is not null"
        for pk, name in self.base.execute(sql):
            found.setdefault(pk, []).append(name)
        return found
