"""A measure by day and combination of its dimensions: what explaining a movement starts from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.kernel.laying import Floats, combinations, every_day, laid_out
from passerelle.kpis.store import rolling

KEPT = 20  # values of a dimension; the others are one, named `OTHER`
OTHER = "…"
MOST = 20_000  # combinations by day: beyond, the finest dimension is left out


@dataclass(frozen=True, slots=True)
class Leaves:
    """One column a combination that was seen; values have shape (days, leaves).

    `totals` is the sum of the denominators, None where the loads have none; `counts` the rows read;
    `left_out` names the dimensions that would have made too many combinations.
    """

    days: tuple[dt.date, ...]
    dimensions: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    codes: NDArray[np.int64]
    sums: Floats
    totals: Floats | None
    counts: Floats
    left_out: tuple[str, ...] = ()


def leaves(
    paths: Sequence[str], *, dimensions: Sequence[str], days: int | None = None
) -> Leaves | None:
    """The loads of one measure, the oldest first; None when they hold no row.

    Only the last `days` up to the last row, where given: a date misread by a thousand years would else ask for
    as many days of every combination.
    """
    if not paths:
        return None
    import duckdb

    with duckdb.connect(config=rolling.config()) as base:
        known = rolling.prepare(base, paths, dimensions)
        if days is not None:
            base.execute(
                f"DELETE FROM rows WHERE time::DATE <= (SELECT max(time)::DATE - {days:d} FROM rows)"  # noqa: S608
            )
        folded = {name: _fold(base, column) for name, column in known.items()}
        left_out = _too_fine(base, folded)
        kept = {name: cell for name, cell in folded.items() if name not in left_out}
        rows = base.execute(_query(list(kept.values()))).fetchnumpy()
    if not len(rows["day"]):
        return None
    return _shaped(rows, tuple(kept), left_out)


def _fold(base: Any, column: str) -> str:
    """An expression of the column in which all but its commonest values are one."""
    found = base.execute(
        f"SELECT coalesce({column}, '') AS v FROM rows GROUP BY v"  # noqa: S608
        f" ORDER BY sum(weight) DESC, v LIMIT {KEPT}"
    ).fetchall()
    common = rolling.listed([row[0] for row in found])
    return f"CASE WHEN list_contains({common}, coalesce({column}, '')) THEN coalesce({column}, '') ELSE '{OTHER}' END"


def _too_fine(base: Any, cells: dict[str, str]) -> tuple[str, ...]:
    """The dimensions to leave out, the last first, until the combinations are few enough."""
    left: list[str] = []
    names = list(cells)
    while names:
        found = ", ".join(cells[name] for name in names)
        query = f"SELECT count(*) FROM (SELECT DISTINCT {found} FROM rows)"  # noqa: S608
        if base.execute(query).fetchone()[0] <= MOST:
            break
        left.append(names.pop())
    return tuple(left)


def _query(cells: list[str]) -> str:
    named = "".join(f", {cell} AS p{n}" for n, cell in enumerate(cells))
    parts = "".join(f", p{n}" for n in range(len(cells)))
    return f"""
        SELECT time::DATE AS day{named}, coalesce(sum(value), 0) AS sums,
               coalesce(sum(denominator), 0) AS totals, count(denominator) AS held,
               sum(weight)::BIGINT AS counts
        FROM rows GROUP BY day{parts} ORDER BY day"""  # noqa: S608


def _shaped(rows: dict[str, Any], names: tuple[str, ...], left_out: tuple[str, ...]) -> Leaves:
    coded = [
        np.unique(np.asarray(rows[f"p{n}"], dtype=str), return_inverse=True)
        for n in range(len(names))
    ]
    day = rows["day"].astype("datetime64[D]")
    days = every_day(day.min().item(), day.max().item())
    codes, place = combinations([codes for _, codes in coded], rows=len(day))
    at = (day - day.min()).astype(np.int64)
    spread = partial(laid_out, day=at, place=place, shape=(len(days), len(codes)))
    return Leaves(
        days,
        names,
        tuple(tuple(str(value) for value in values) for values, _ in coded),
        codes,
        spread(rows["sums"]),
        spread(rows["totals"]) if int(np.sum(rows["held"])) else None,
        spread(rows["counts"]),
        left_out,
    )
