"""The GROUP BYs as Ibis expressions: one text for every warehouse, which runs them where the data are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from passerelle.connect.warehouse.asked import UNKNOWN, Asked, Sort
from passerelle.connect.warehouse.fold import Folded
from passerelle.connect.warehouse.session import radix


def sorts(table: Any) -> Mapping[str, Sort]:
    """What each column may serve for."""
    return {name: sort_of(kind) for name, kind in table.schema().items()}


def asked_rows(table: Any, asked: Asked) -> Any:
    """The rows of the days asked for; of each day, those of its last moment where that is asked."""
    if asked.since:
        table = table.filter(table[asked.time] >= _moment(table, asked, asked.since))
    if asked.before:
        table = table.filter(table[asked.time] < _moment(table, asked, asked.before))
    time = table[asked.time]
    if asked.is_last:
        day = time.cast("timestamp").date()
        table = table.mutate(passerelle_last=time.max().over(group_by=day))
        table = table.filter(table[asked.time] == table.passerelle_last).drop("passerelle_last")
    return table


def _moment(table: Any, asked: Asked, day: dt.date) -> Any:
    """The day as the column writes its times, so that the warehouse may skip what it has sorted away."""
    import ibis

    kind = table[asked.time].type()
    return ibis.literal(day, type="date") if kind.is_date() else ibis.literal(day).cast(kind)


def margins(table: Any, asked: Asked) -> Any:
    """Every value of every dimension, day by day."""
    import ibis

    parts = [
        _rows(table, asked, value=_label(table, name))
        .group_by("day", "value")
        .aggregate(**_sums())
        .mutate(dimension=ibis.literal(i, type="int32"))
        for i, name in enumerate(asked.dimensions)
    ]
    return ibis.union(*parts, distinct=False) if len(parts) > 1 else parts[0]


def hours(table: Any, asked: Asked) -> Any:
    """The measure by day and hour."""
    hour = table[asked.time].cast("timestamp").hour().cast("int32")
    return _rows(table, asked, hour=hour).group_by("day", "hour").aggregate(**_sums())


def duplicates(table: Any, asked: Asked) -> Any:
    """Keys that come again, day by day."""
    keyed = table.select(day=table[asked.time].cast("timestamp").date(), key=table[asked.key])
    twice = keyed.key.count() - keyed.key.nunique()
    return keyed.group_by("day").aggregate(duplicates=twice)


def leaves(table: Any, asked: Asked, folds: Sequence[Folded]) -> Any:
    """The measure by day and combination of kept values, each combination a number."""
    import ibis

    leaf = ibis.literal(0, type="int32")
    for folded, step in zip(folds, radix(folds), strict=True):
        if folded.kept:
            leaf = leaf + _code(table, folded, step)
    return _rows(table, asked, leaf=leaf.cast("int32")).group_by("day", "leaf").aggregate(**_sums())


def _rows(table: Any, asked: Asked, **more: Any) -> Any:
    import ibis

    number = "float64"
    value = table[asked.value].cast(number) if asked.value else ibis.literal(1.0, type=number)
    total = table[asked.total].cast(number) if asked.total else ibis.null(number)
    return table.select(day=table[asked.time].cast("timestamp").date(), v=value, t=total, **more)


def _sums() -> dict[str, Any]:
    from ibis import _

    return {"sum": _.v.sum(), "total": _.t.sum(), "rows": _.count()}


def _label(table: Any, name: str) -> Any:
    return table[name].cast("string").nullif("")


def _code(table: Any, folded: Folded, step: int) -> Any:
    label = _label(table, folded.dimension).fill_null(UNKNOWN)
    whens = [(value, i * step) for i, value in enumerate(folded.kept)]
    return label.cases(*whens, else_=len(folded.kept) * step)


def sort_of(kind: Any) -> Sort:
    if kind.is_date() or kind.is_timestamp():
        return "time"
    return "number" if kind.is_numeric() else "other"
