"""Measures with eighteen months of values, definitions, targets, terms, dated events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from passerelle.cli.demo.loading.keys import Keys
from passerelle.kernel.digest import digest
from passerelle.kpis import models
from passerelle.kpis.actions import add_load

KINDS = {"tracking": "tracker"}
"""Kinds of dated events that the story names otherwise."""


def load(keys: Keys, *, data: Path) -> None:
    staged = data / "staging"
    staged.mkdir(exist_ok=True)
    for row in keys.world.measures:
        measure = keys.measures[row.slug] = _measure(keys, row)
        path = staged / f"{row.slug}.parquet"
        _write(keys, row, path)
        add_load(
            measure,
            path,
            file_name=f"{row.table}.csv",
            digest=digest([row.slug, keys.world.today, keys.world.seed]),
            by=keys.people[row.owner],
        )
    _around(keys)


def _measure(keys: Keys, row: Any) -> models.Measure:
    measure = models.Measure.objects.create(
        slug=row.slug,
        name=keys.say(row.name),
        unit=row.unit,
        decimals=row.decimals,
        direction=row.direction,
        formula=row.formula,
        cadence=row.cadence,
        source=keys.say(row.source),
        dimensions=[_called(keys, column) for column in row.dimensions],
        owner=keys.person(row.owner),
        product=keys.product(row.product),
        team=keys.team(row.team),
        is_headline=row.is_headline,
    )
    models.Definition.objects.bulk_create(
        models.Definition(
            measure=measure, since=part.since, text=keys.say(part.text), by=measure.owner
        )
        for part in row.definitions
    )
    models.Target.objects.bulk_create(
        models.Target(measure=measure, on=part.on, value=part.value, by=measure.owner)
        for part in row.targets
    )
    return measure


def _called(keys: Keys, column: str) -> str:
    return next(keys.say(d.name) for d in keys.world.dimensions if d.column == column)


def _write(keys: Keys, row: Any, path: Path) -> None:
    """The columns that one measure is read from, as the store expects them."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from passerelle.connect import arrow  # noqa: F401  before the first array

    table = keys.world.tables[row.table].columns
    columns: dict[str, Any] = {"time": pa.array(table["date"].astype("datetime64[us]"))}
    for column in row.dimensions:
        columns[_called(keys, column)] = pa.array(_values(keys, column, table[column]))
    columns["value"] = pa.array(np.asarray(table[row.value], float) * row.scale)
    if row.denominator:
        columns["denominator"] = pa.array(np.asarray(table[row.denominator], float))
    pq.write_table(pa.table(columns), path)


def _values(keys: Keys, column: str, stored: Any) -> list[str]:
    dimension = next(d for d in keys.world.dimensions if d.column == column)
    said = {value.fr: keys.say(value) for value in dimension.values}
    return [said.get(str(value), str(value)) for value in stored]


def _around(keys: Keys) -> None:
    models.MeasureLink.objects.bulk_create(
        models.MeasureLink(
            parent=keys.measures[row.parent],
            child=keys.measures[row.child],
            operation=row.operation,
            position=row.position,
        )
        for row in keys.world.measure_links
    )
    models.DatedEvent.objects.bulk_create(
        models.DatedEvent(
            on=row.on,
            end=row.end,
            label=keys.say(row.label),
            kind=KINDS.get(row.kind, row.kind),
            measure=keys.measure(row.measure),
            product=_concerned(keys, row),
            by=keys.person(row.by),
        )
        for row in keys.world.events
    )


def _concerned(keys: Keys, row: Any) -> Any:
    """The product of an event: that of its measure, where it has one."""
    measure = keys.measure(row.measure)
    return measure.product if measure else keys.product(row.product)
