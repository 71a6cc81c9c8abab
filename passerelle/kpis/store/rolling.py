"""From rows to points: one pass a dimension, in the measure's own cadence.

The times of a file were read on the company's clock when it was poured in, so a day is a day there.

A point is [ISO date (or hour), value, numerator, denominator, rows]. Its date is the last day of its
period. The value of a sum or a count is None while its period is not whole in the data: an
unfinished week would look like a fall.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

Point = list[Any]
TOP = 20
OTHER = ""  # the values beyond the twenty largest, together
_FILE, _LOAD = "passerelle:file", "passerelle:load"  # names that no column of a file bears
ROWS = "passerelle:rows"  # where a file holds sums already: the rows behind each of its own

_ENDS = {
    "hour": "strftime(date_trunc('hour', time), '%Y-%m-%dT%H:%M')",
    "day": "date_trunc('day', time)",
    "week": "date_trunc('week', time) + INTERVAL 6 DAY",
    "month": "last_day(time)",
    "quarter": "last_day(date_trunc('quarter', time) + INTERVAL 2 MONTH)",
}


@dataclass(frozen=True, slots=True)
class Rolled:
    """The whole series, and for each dimension its points by value (`OTHER` for the rest)."""

    points: list[Point] = field(default_factory=list)
    by: dict[str, dict[str, list[Point]]] = field(default_factory=dict)


def roll_up(
    paths: Sequence[str], *, formula: str, cadence: str, dimensions: Sequence[str]
) -> Rolled:
    """Roll up the loads of one measure, the oldest first; on the same time and dimensions the later wins."""
    if not paths:
        return Rolled()
    import duckdb

    with duckdb.connect(config=config()) as base:
        known = prepare(base, paths, dimensions)
        first, last, fine = _span(base)
        whole = [_point(row, formula) for row in base.execute(_query(cadence)).fetchall()]
        _blank(whole, formula=formula, cadence=cadence, first=first, last=last, fine=fine)
        by = {
            name: _by(base, column, formula=formula, cadence=cadence)
            for name, column in known.items()
        }
        for values in by.values():
            for points in values.values():
                _blank(points, formula=formula, cadence=cadence, first=first, last=last, fine=fine)
    return Rolled(whole, by)


def config() -> dict[str, Any]:
    """Bounded, spilling into the data folder, and fetching nothing from outside."""
    return {
        "memory_limit": "512MB",
        "threads": 1,
        "temp_directory": str(Path(settings.DATA) / "measures" / ".spill"),
        "autoinstall_known_extensions": "false",
    }


def prepare(base: Any, paths: Sequence[str], dimensions: Sequence[str]) -> dict[str, str]:
    """A table `rows` with time, value, denominator, weight and a column for each dimension that the files hold.

    Dimension → column, numbered: a column of the file may be called as one of ours (`load`, `ends`…).
    """
    files = [str(Path(settings.DATA) / path) for path in paths]
    base.execute(
        f'CREATE TEMP VIEW files AS SELECT *, list_position($files, "{_FILE}") AS "{_LOAD}"'  # noqa: S608
        f" FROM read_parquet($files, union_by_name = true, filename = '{_FILE}')".replace(
            "$files", listed(files)
        )
    )
    columns = {row[0] for row in base.execute("DESCRIBE files").fetchall()}
    known = {name: f"d{n}" for n, name in enumerate(dimensions) if name in columns}
    denominator = "denominator" if "denominator" in columns else "NULL::DOUBLE"
    weight = f"coalesce({_quoted(ROWS)}, 1)" if ROWS in columns else "1"
    keys = ", ".join(["time", *map(_quoted, known)])
    load = _quoted(_LOAD)
    later = f"QUALIFY {load} = max({load}) OVER (PARTITION BY {keys})" if len(files) > 1 else ""
    cells = "".join(f", {_quoted(name)} AS {column}" for name, column in known.items())
    rows = (
        f"SELECT time::TIMESTAMP AS time, value::DOUBLE AS value, {denominator} AS denominator,"  # noqa: S608
        f" ({weight})::BIGINT AS weight{cells}"
        f" FROM files WHERE time IS NOT NULL {later}"
    )
    base.execute(f"CREATE TEMP TABLE rows AS {rows}")
    return known


def _span(base: Any) -> tuple[dt.datetime, dt.datetime, bool]:
    """First and last moments, and whether the data are finer than a day."""
    found = base.execute(
        "SELECT min(time), max(time), bool_or(time <> date_trunc('day', time)) FROM rows"
    ).fetchone()
    first, last, fine = found
    return first, last, bool(fine)


def _query(cadence: str, dimension: str = "") -> str:
    cut, part = (f", {dimension} AS part", ", part") if dimension else ("", "")
    return f"""
        WITH dated AS (SELECT *, {_ENDS[cadence]} AS ends{cut} FROM rows),
             marked AS (SELECT *, max(time) OVER (PARTITION BY ends) AS final FROM dated)
        SELECT ends, sum(value), sum(denominator), sum(weight)::BIGINT, sum(value) FILTER (time = final)
               {part}
        FROM marked GROUP BY ends{part} ORDER BY ends"""  # noqa: S608


def _by(base: Any, column: str, *, formula: str, cadence: str) -> dict[str, list[Point]]:
    """Points by value of one dimension, the twenty heaviest and the rest."""
    weight = "sum(weight)" if formula in {"count", "mean", "ratio"} else "sum(abs(value))"
    top = [
        row[0]
        for row in base.execute(
            f"SELECT coalesce({column}, '') AS v FROM rows GROUP BY v ORDER BY {weight} DESC, v LIMIT {TOP}"  # noqa: S608
        ).fetchall()
    ]
    kept = f"CASE WHEN coalesce({column}, '') IN ({listed(top)[1:-1] or 'NULL'}) THEN {column} ELSE '' END"
    points: dict[str, list[Point]] = {value: [] for value in top}
    for row in base.execute(_query(cadence, kept)).fetchall():
        points.setdefault(row[5] or OTHER, []).append(_point(row, formula))
    return {value: found for value, found in points.items() if found}


def _point(row: tuple[Any, ...], formula: str) -> Point:
    ends, total, denominator, rows, final = row[:5]
    text = ends if isinstance(ends, str) else f"{ends:%Y-%m-%d}"
    return [text, value_of(formula, total, denominator, rows, final), total, denominator, rows]


def value_of(
    formula: str, total: float | None, denominator: float | None, rows: int, final: float | None
) -> float | None:
    """The measure's formula over one period; None where it cannot be computed."""
    if formula == "count":
        return float(rows)
    if formula == "ratio":
        return total / denominator if total is not None and denominator else None
    if formula == "mean":
        return total / rows if total is not None and rows else None
    return final if formula == "last" else total


def _blank(
    points: list[Point],
    *,
    formula: str,
    cadence: str,
    first: dt.datetime,
    last: dt.datetime,
    fine: bool,
) -> None:
    """Take the value away from periods that the data do not hold whole."""
    if formula not in {"sum", "count"} or cadence == "hour":
        return
    step = dt.timedelta(hours=1) if fine else dt.timedelta(days=1)
    for point in points:
        end = dt.datetime.fromisoformat(point[0]) + dt.timedelta(days=1)
        if _start(end.date() - dt.timedelta(days=1), cadence) + step <= first or end > last + step:
            point[1] = None


def _start(end: dt.date, cadence: str) -> dt.datetime:
    days = {"day": 0, "week": 6}.get(cadence)
    if days is not None:
        start = end - dt.timedelta(days=days)
    elif cadence == "month":
        start = end.replace(day=1)
    else:
        start = end.replace(month=end.month - 2, day=1)
    return dt.datetime.combine(start, dt.time())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def listed(texts: Sequence[Any]) -> str:
    return "[" + ", ".join("'" + str(text).replace("'", "''") + "'" for text in texts) + "]"
