"""Names in the order of the alphabet: without it accents and small letters may come after Z."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from django.db.models import CharField, Func


class Alphabetical(Func):
    """To order rows by a name: `rows.order_by(Alphabetical("name"))`.

    PostgreSQL’s own order is that of the locale it was created in, which may be none: Unicode’s is asked for.
    """

    template = "%(expressions)s"
    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        shape = "alphabetical(%(expressions)s)"
        return self.as_sql(compiler, connection, template=shape, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        shape = '%(expressions)s COLLATE "und-x-icu"'
        return self.as_sql(compiler, connection, template=shape, **extra)


def fold(text: str) -> str:
    """Without case or accents: "Équipe" is found by "equipe"."""
    if text.isascii():  # nothing to take apart: ten times quicker, on thousands of titles
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    for mark in filter(unicodedata.combining, set(apart)):
        apart = apart.replace(mark, "")
    return apart


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """The same of a name, kept: a list is put in order by the same ones at each reading."""
    return fold(name)


def teach(connection: Any, **_: Any) -> None:
    """Give a new SQLite connection the function that `Alphabetical` asks for."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("alphabetical", 1, _key, deterministic=True)


def _key(name: str | None) -> str | None:
    return None if name is None else plain(name)
