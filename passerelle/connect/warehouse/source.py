"""Where a table is, and how much may be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit


class Kind(StrEnum):
    """Where a table may be."""

    PARQUET = "parquet"
    CSV = "csv"
    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"
    CLICKHOUSE = "clickhouse"
    BIGQUERY = "bigquery"
    SNOWFLAKE = "snowflake"


LOCAL = frozenset({Kind.PARQUET, Kind.CSV, Kind.DUCKDB})


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one roll-up may cost: seconds a query, rows of aggregates that come back, memory on our side."""

    seconds: int = 900
    rows: int = 20_000_000
    memory: str = "2GB"
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Source:
    """A table. `address` is a path, or a URL without its password; `table` may be `schema.name`.

    A Spark `table` with a slash in it is the path of Parquet files that the workers can read.
    `options` go to the connection as they are. `addresses` are those of its machine that were checked: it is
    reached there, not at what its name becomes meanwhile.
    """

    kind: Kind
    address: str
    table: str = ""
    password: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    bounds: Bounds = Bounds()
    addresses: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """How errors name it: never with a password."""
        where = urlsplit(self.address)
        shown = self.address
        if where.scheme and where.netloc:
            shown = f"{where.scheme}://{where.netloc.rpartition('@')[2]}{where.path}"
        return f"{shown} {self.table}".strip()
