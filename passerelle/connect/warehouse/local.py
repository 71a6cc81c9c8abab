"""Parquet, CSV and DuckDB files, through DuckDB: streamed, within the bounds, spilling where needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from passerelle.connect.problems import refusal
from passerelle.connect.warehouse.asked import Asked, Sort
from passerelle.connect.warehouse.fold import Folded
from passerelle.connect.warehouse.session import Session, radix
from passerelle.connect.warehouse.source import Kind, Source
from passerelle.connect.warehouse.watch import watched

BATCH = 262_144
_TIMES = ("DATE", "TIMESTAMP")
_NUMBERS = tuple(
    "TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT FLOAT"
    " DOUBLE DECIMAL BOOLEAN".split()
)


@contextmanager
def local(source: Source) -> Iterator[Session]:
    """A session on a file; InputError when it cannot be read."""
    with attached(source) as base:
        yield _Local(base, _from(source), source)


@contextmanager
def attached(source: Source) -> Iterator[Any]:
    """DuckDB with the file open for reading, and nothing else of this machine within its reach."""
    import duckdb

    path = Path(source.address)
    if not path.exists():
        raise refusal("unreadable-file", source.place, reason="no such file")
    with TemporaryDirectory(prefix="passerelle-spill-") as spill:
        config: dict[str, str | bool | int | float | list[str]] = {
            "threads": source.bounds.threads,
            "memory_limit": source.bounds.memory,
            "temp_directory": spill,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "preserve_insertion_order": "false",
        }
        with duckdb.connect(config=config) as base, told_by_duckdb(source):
            base.execute("SET TimeZone = 'UTC'")
            if source.kind is Kind.DUCKDB:
                base.execute(f"ATTACH {_text(path)} AS given (READ_ONLY)")
            _shut(base, path)
            yield base


def _shut(base: Any, path: Path) -> None:
    """Nothing but the source may be read from here on: a view of a DuckDB file is a query of whoever wrote it."""
    reach = "allowed_directories" if path.is_dir() else "allowed_paths"
    base.execute(f"SET {reach} = [{_text(path)}]")
    base.execute("SET enable_external_access = false")
    base.execute("SET lock_configuration = true")


@contextmanager
def told_by_duckdb(source: Source) -> Iterator[None]:
    """DuckDB's refusals, in the words of the table of problems."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException as slow:
        raise refusal("too-slow", source.place, limit=source.bounds.seconds) from slow
    except duckdb.CatalogException as bad:
        raise refusal("unknown-table", source.place, table=source.table) from bad
    except (duckdb.IOException, duckdb.InvalidInputException) as bad:
        code = "corrupt-parquet" if source.kind is Kind.PARQUET else ""
        if code:
            raise refusal(code, source.place) from bad
        raise refusal("warehouse-refused", source.place, reason=_line(bad)) from bad
    except duckdb.Error as bad:
        raise refusal("warehouse-refused", source.place, reason=_line(bad)) from bad


def _line(bad: Exception) -> str:
    return str(bad).splitlines()[0][:300]


def _from(source: Source) -> str:
    """The table as DuckDB names it; every text and name that enters a query is quoted."""
    if source.kind is Kind.DUCKDB:
        return ".".join(["given", *map(_name, source.table.split("."))])
    path = Path(source.address)
    reader = "read_parquet" if source.kind is Kind.PARQUET else "read_csv"
    ending = "*.parquet" if source.kind is Kind.PARQUET else "*.csv"
    return f"{reader}({_text(path / '**' / ending if path.is_dir() else path)})"


class _Local:
    def __init__(self, base: Any, table: str, source: Source) -> None:
        self.base, self.table, self.source = base, table, source

    def columns(self) -> Mapping[str, Sort]:
        rows = self.base.execute(f"DESCRIBE SELECT * FROM {self.table}").fetchall()  # noqa: S608
        return {name: sort_of(kind) for name, kind, *_ in rows}

    def margins(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        names = [_label(name) for name in asked.dimensions]
        if not names:
            return iter(())
        columns = ", ".join(f"{name} AS d{i}" for i, name in enumerate(names))
        which = " ".join(f"WHEN GROUPING(d{i}) = 0 THEN {i}" for i in range(len(names)))
        value = " ".join(f"WHEN GROUPING(d{i}) = 0 THEN d{i}" for i in range(len(names)))
        sets = ", ".join(f"(day, d{i})" for i in range(len(names)))
        return self._batches(
            f"SELECT day, CASE {which} END::INTEGER AS dimension, CASE {value} END AS value, {_SUMS}"  # noqa: S608
            f" FROM (SELECT {_day(asked)} AS day, {columns}, {_numbers(asked)} FROM {self._rows(asked)})"
            f" GROUP BY GROUPING SETS ({sets}) LIMIT {self.source.bounds.rows + 1}"
        )

    def hours(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        hour = f"hour({_name(asked.time)}::TIMESTAMP)::INTEGER AS hour"
        return self._batches(
            f"SELECT day, hour, {_SUMS}"  # noqa: S608
            f" FROM (SELECT {_day(asked)} AS day, {hour}, {_numbers(asked)} FROM {self._rows(asked)})"
            " GROUP BY day, hour"
        )

    def duplicates(self, asked: Asked) -> Iterator[pa.RecordBatch]:
        key = _name(asked.key or "")
        return self._batches(
            f"SELECT {_day(asked)} AS day, count({key}) - count(DISTINCT {key}) AS duplicates"  # noqa: S608
            f" FROM {self._rows(asked)} GROUP BY 1"
        )

    def leaves(self, asked: Asked, folds: Sequence[Folded]) -> Iterator[pa.RecordBatch]:
        steps = zip(folds, radix(folds), strict=True)
        leaf = " + ".join(_code(folded, step) for folded, step in steps) or "0"
        return self._batches(
            f"SELECT day, leaf, {_SUMS} FROM (SELECT {_day(asked)} AS day,"  # noqa: S608
            f" ({leaf})::INTEGER AS leaf, {_numbers(asked)} FROM {self._rows(asked)}) GROUP BY day, leaf"
        )

    def _rows(self, asked: Asked) -> str:
        """The rows of the days asked for; of each day, those of its last moment where that is asked."""
        time = _name(asked.time)
        ends = ((">=", asked.since), ("<", asked.before))
        kept = " AND ".join(f"{time} {sign} DATE '{day}'" for sign, day in ends if day)
        last = f" QUALIFY {time} = max({time}) OVER (PARTITION BY {_day(asked)})"
        if not kept and not asked.is_last:
            return self.table
        return f"(SELECT * FROM {self.table} WHERE {kept or 'true'}{last if asked.is_last else ''})"  # noqa: S608

    def _batches(self, query: str) -> Iterator[pa.RecordBatch]:
        import duckdb

        with watched(self.source.bounds.seconds, self.base.interrupt) as late:
            try:
                yield from self.base.sql(query).to_arrow_reader(BATCH)
            except (OSError, pa.ArrowException) as told:  # by DuckDB while rows come, through Arrow
                said = duckdb.InterruptException if late.is_set() else duckdb.Error
                raise said(str(told)) from told


_SUMS = 'sum(v) AS "sum", sum(t) AS total, count(*) AS "rows"'


def _numbers(asked: Asked) -> str:
    value = f"{_name(asked.value)}::DOUBLE" if asked.value else "1::DOUBLE"
    total = f"{_name(asked.total)}::DOUBLE" if asked.total else "NULL::DOUBLE"
    return f"{value} AS v, {total} AS t"


def _day(asked: Asked) -> str:
    return f"{_name(asked.time)}::DATE"


def _label(name: str) -> str:
    return f"nullif({_name(name)}::VARCHAR, '')"


def _code(folded: Folded, step: int) -> str:
    if not folded.kept:
        return "0"
    whens = " ".join(f"WHEN {_text(v)} THEN {i * step}" for i, v in enumerate(folded.kept))
    label = f"coalesce({_label(folded.dimension)}, 'unknown')"
    return f"CASE {label} {whens} ELSE {len(folded.kept) * step} END"


def sort_of(kind: str) -> Sort:
    if kind.startswith(_TIMES):
        return "time"
    return "number" if kind.startswith(_NUMBERS) and not kind.endswith("]") else "other"


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
