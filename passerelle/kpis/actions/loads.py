"""Pouring values in, and taking a load back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from passerelle.kpis import store
from passerelle.kpis.actions.rolled import (
    Ahead,
    changing,
    publish,
    roll_ahead,
    still_counts,
    still_holds,
)
from passerelle.kpis.models import Load, Measure
from passerelle.people.models import Person
from passerelle.trail.actions import record


@dataclass(frozen=True, slots=True)
class Added:
    """What a load did; `rows` is 0 when the same file was already there."""

    load: Load
    rows: int
    is_new: bool


def add_load(measure: Measure, parquet: Path, *, file_name: str, digest: str, by: Person) -> Added:
    """Keep a normalised Parquet (see `store/files.py`) and roll the measure up again.

    The file is stored before the row that names it: killed in between, nothing is visible. The same digest
    twice changes nothing.
    """
    known = Load.objects.filter(measure=measure, digest=digest).first()
    if known is not None:
        return Added(known, 0, False)
    first, last, rows = _span(parquet)
    path = store.keep(parquet, measure_id=measure.pk, digest=digest)
    facts = {"path": path, "rows": rows, "first": first, "last": last}

    def name() -> tuple[Load, bool]:
        _keep_again(measure, parquet, path, digest=digest)
        return _named(measure, facts, file_name=file_name, digest=digest, by=by)

    load, is_new = changing(measure, name, plus=[path])
    return Added(load, rows if is_new else 0, is_new)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A load whose slow part is done; nothing is written yet."""

    parquet: Path
    digest: str
    span: tuple[dt.datetime, dt.datetime, int]
    ahead: Ahead


def prepare_load(measure: Measure, parquet: Path, *, digest: str) -> Prepared:
    """Roll up what the measure (saved or not) will be with this file, for `publish_load`."""
    ahead = roll_ahead(measure, plus=[str(parquet)])
    return Prepared(parquet, digest, _span(parquet), ahead)


@transaction.atomic
def publish_load(
    measure: Measure, prepared: Prepared, *, file_name: str, by: Person
) -> Load | None:
    """The short part, in the caller's transaction; None when the measure is not what it was: prepare again."""
    if not (still_holds(measure, prepared.ahead) and still_counts(measure, prepared.ahead)):
        return None
    first, last, rows = prepared.span
    path = store.keep(prepared.parquet, measure_id=measure.pk, digest=prepared.digest)
    facts = {"path": path, "rows": rows, "first": first, "last": last}
    load, _ = _named(measure, facts, file_name=file_name, digest=prepared.digest, by=by)
    publish(measure, prepared.ahead)
    return load


def _named(
    measure: Measure, facts: dict[str, Any], *, file_name: str, digest: str, by: Person | None
) -> tuple[Load, bool]:
    load, is_new = Load.objects.get_or_create(
        measure=measure, digest=digest, defaults=facts | {"by": by, "file_name": file_name[:255]}
    )
    if is_new:
        record("loaded", measure, by=by)
    return load, is_new


def replace_load(
    measure: Measure,
    parquet: Path,
    *,
    former: Load | None,
    file_name: str,
    digest: str,
    by: Person | None,
    also: Callable[[Load], None],
) -> None:
    """A load that takes the place of a former one: what is read again from where it lies.

    `also` is called in the same transaction. Where both hold the same, nothing else is written.
    """
    if former is not None and former.digest == digest:
        with transaction.atomic():
            also(former)
        return
    first, last, rows = _span(parquet)
    path = store.keep(parquet, measure_id=measure.pk, digest=digest)
    facts = {"path": path, "rows": rows, "first": first, "last": last}

    def change() -> None:
        if former is not None:
            Load.objects.filter(pk=former.pk).delete()
            transaction.on_commit(lambda: _forget(former.path))
        _keep_again(measure, parquet, path, digest=digest)
        also(_named(measure, facts, file_name=file_name, digest=digest, by=by)[0])

    changing(measure, change, plus=[path], minus=[former.path] if former else [])


class LoadedMeanwhileError(Exception):
    """The measure is not what it was when the roll-ups were computed: they are again, nothing was written."""


def roll_without(load: Load, *, gone: Collection[str] = ()) -> Ahead:
    """The roll-ups without this load, once those of `gone` have left: the slow part, outside any transaction."""
    ahead = roll_ahead(load.measure, minus=[load.path, *gone])
    return replace(ahead, known=[path for path in ahead.known if path not in gone])


def remove_load(load: Load, *, by: Person, ahead: Ahead | None = None) -> None:
    """Undo a load: its rows no longer count; an older load shows again where this one had replaced it.

    Inside a longer transaction, `ahead` comes from `roll_without`; LoadedMeanwhileError when it is past.
    """
    measure, path = load.measure, load.path

    def forget() -> None:
        load.delete()
        record("unloaded", measure, by=by)
        transaction.on_commit(lambda: _forget(path))

    if ahead is None:
        changing(measure, forget, minus=[path])
    elif still_holds(measure, ahead) and still_counts(measure, ahead):
        forget()
        publish(measure, ahead)
    else:
        raise LoadedMeanwhileError(path)


def _keep_again(measure: Measure, parquet: Path, path: str, *, digest: str) -> None:
    """With the measure held: an undo of the same file may have taken it away since it was stored."""
    if not store.is_there(path):
        store.keep(parquet, measure_id=measure.pk, digest=digest)


@transaction.atomic
def _forget(path: str) -> bool:
    """Put a file away, unless a load names it again: whoever adds one holds the measure too."""
    held = Measure.objects.select_for_update(of=("self",)).filter(pk=store.measure_of(path))
    held.first()
    if Load.objects.filter(path=path).exists():
        return False
    store.remove(path)
    return True


def forget_strays() -> int:
    """Daily: put away the files of loads that were killed before their row, or undone and killed before their file
    went; how many. A day old, so that no load still under way loses its own.
    """
    known = set(Load.objects.values_list("path", flat=True))
    before = (timezone.now() - dt.timedelta(days=1)).timestamp()
    return sum(_forget(path) for path in list(store.strays(known, before=before)))


def _span(parquet: Path) -> tuple[dt.datetime, dt.datetime, int]:
    import duckdb

    ask = "SELECT min(time)::TIMESTAMP, max(time)::TIMESTAMP, count(*) FROM read_parquet(?)"
    with duckdb.connect() as base:  # the shared connection holds one unfinished result at most
        found: Any = base.execute(ask, [str(parquet)]).fetchone()
    first, last, rows = found
    return first.replace(tzinfo=dt.UTC), last.replace(tzinfo=dt.UTC), int(rows)
