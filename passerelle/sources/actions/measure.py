"""Checking and running a file of values: one Parquet and one load for each measure it holds."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from passerelle.connect.measures import Converted, MeasurePlan, Said, convert, describe
from passerelle.kernel.errors import DomainError
from passerelle.kpis.actions import Prepared, prepare_load, publish_load
from passerelle.kpis.actions.measures import slug_of
from passerelle.kpis.models import Load, Measure
from passerelle.people.actions.changes import add
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.sources import publication
from passerelle.sources.models import Import
from passerelle.sources.options import how, zone_named
from passerelle.sources.publication import OutOfDateError
from passerelle.sources.refusing import FileRefusedError
from passerelle.sources.report import Outcome
from passerelle.sources.tracker.gather import Progress
from passerelle.trail.actions import record, snapshot

TRIES = 5
CADENCES = ((1.5, "day"), (10, "week"), (45, "month"))


@dataclass(frozen=True, slots=True)
class Series:
    """One value column of the file, written as a Parquet, and the measure that it feeds."""

    name: str
    column: str
    path: Path
    done: Converted


def plan_of(of: Import) -> MeasurePlan:
    """What the file holds, with what the person says of it."""
    said = Said(
        time=of.option("time"),
        values=[one["column"] for one in of.option("series") or () if one["column"]],
        by=of.option("by"),
        denominator=of.option("denominator"),
        dayfirst=of.option("dayfirst"),
        decimal=of.option("decimal"),
    )
    return describe(of.file, said=said, tz=zone_named(of.option("tz")), how=how(of.options))


def check(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """What a run would add; the Parquet files are written apart and go, nothing else is."""
    plan = plan_of(of)
    with of.workplace() as folder:
        made = list(_converted(of, plan, folder, progress))
    if problems := _problems(made):
        raise FileRefusedError(problems)
    for one in made:
        _refuse_foreign(of, _named(one.name), by=by)
    new = [one for one in made if not _is_known(of, one)]
    return Outcome(_counts(plan, made, new))


def run(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """Add a load to each measure, making the measure where there is none."""
    plan = plan_of(of)
    with of.workplace() as folder:
        made = list(_converted(of, plan, folder, progress))
        if problems := _problems(made):
            raise FileRefusedError(problems)
        for _attempt in range(TRIES):
            new = [_prepared(of, one, plan) for one in made if not _is_known(of, one)]
            outcome = Outcome(_counts(plan, made, [one.series for one in new]))
            try:
                outcome.lock = _publish(of, new, outcome, by=by)
            except OutOfDateError:
                continue
            return outcome
    raise OutOfDateError(of.pk)


@dataclass(frozen=True, slots=True)
class Ready:
    """A series whose roll-ups are computed: what is left to do is short."""

    series: Series
    measure: Measure
    prepared: Prepared


def _prepared(of: Import, one: Series, plan: MeasurePlan) -> Ready:
    measure = _named(one.name) or _unsaved(of, one)
    known = list(plan.written.values())
    measure.dimensions = list(dict.fromkeys([*measure.dimensions, *known]))
    _refuse_other_formula(of, measure)
    return Ready(one, measure, prepare_load(measure, one.path, digest=_digest(of, one)))


def _publish(of: Import, new: list[Ready], outcome: Outcome, *, by: Person) -> float:
    with publication.publication(of):
        begun = time.monotonic()
        for one in new:
            _add(of, one, by=by)
        publication.finish(of, outcome, by=by)
    return time.monotonic() - begun


def _converted(
    of: Import, plan: MeasurePlan, folder: Path, progress: Progress | None
) -> Iterator[Series]:
    said = of.option("series") or [{"column": name, "name": name} for name in plan.values]
    for index, one in enumerate(said):
        path = folder / f"series-{index}.parquet"
        column = one["column"] or plan.values[0]
        done = convert(of.file, path, plan, value=column, how=how(of.options))
        yield Series(one["name"].strip()[:120], column, path, done)
        if progress:
            progress(index + 1, len(said))


def _named(name: str) -> Measure | None:
    return Measure.objects.filter(name__iexact=name).first()


def _digest(of: Import, one: Series) -> str:
    """The same file read in the same way is the same load."""
    from passerelle.kernel.digest import digest

    said = {name: of.option(name) for name in ("time", "by", "denominator", "tz")}
    return digest([of.digest, one.column, said])


def _is_known(of: Import, one: Series) -> bool:
    measure = _named(one.name)
    same = Load.objects.filter(measure=measure, digest=_digest(of, one))
    return measure is not None and same.exists()


def _counts(plan: MeasurePlan, made: list[Series], new: list[Series]) -> dict[str, Any]:
    return {
        "read": sum(one.done.rows + one.done.empty for one in made),
        "created": sum(one.done.rows for one in new),
        "updated": 0,
        "unchanged": sum(one.done.rows for one in made if one not in new),
        "empty": sum(one.done.empty for one in made),
        "measures": [one.name for one in made],
        "dimensions": list(plan.dimensions),
    }


def _problems(made: list[Series]) -> list[Any]:
    return [problem for one in made for problem in one.done.problems]


def _refuse_foreign(of: Import, measure: Measure | None, *, by: Person) -> None:
    """Someone who works for one product pours into its measures only."""
    if not may(by, "measure.write", measure or Measure(product=of.product)):
        raise DomainError(
            _("You cannot import into this measure."),
            _("Choose one of the products that you work for, or ask someone who runs them all."),
        )


def _add(of: Import, one: Ready, *, by: Person) -> None:
    measure = one.measure
    _refuse_foreign(of, _named(measure.name), by=by)
    if measure.pk is None:
        if _named(measure.name):
            raise OutOfDateError(measure.name)
        measure.slug, measure.owner = slug_of(measure.name), by
        add(measure, by=by)
        publication.created(of, measure)
    else:
        _extend(of, measure, by=by)
    load = publish_load(measure, one.prepared, file_name=of.file_name, by=by)
    if load is None:
        raise OutOfDateError(measure.name)
    publication.created(of, load)


def _extend(of: Import, measure: Measure, *, by: Person) -> None:
    """Dimensions that the measure did not have yet."""
    kept = Measure.objects.get(pk=measure.pk)
    if kept.dimensions == measure.dimensions:
        return
    before = snapshot(kept)
    kept.dimensions = measure.dimensions
    kept.save(update_fields=["dimensions"])
    record("changed", kept, by=by, before=before)
    publication.changed(
        of,
        kept,
        before={"dimensions": before["dimensions"]},
        after={"dimensions": measure.dimensions},
    )


def _unsaved(of: Import, one: Series) -> Measure:
    return Measure(
        name=one.name,
        formula=of.option("formula") or ("ratio" if of.option("denominator") else "sum"),
        unit=of.option("unit") or "",
        cadence=of.option("cadence") or _cadence(one.path),
        direction=of.option("direction") or Measure.Direction.UP,
        source=of.file_name[:120],
        product=of.product,
    )


def _refuse_other_formula(of: Import, measure: Measure) -> None:
    asked = of.option("formula")
    if asked and asked != measure.formula:
        raise DomainError(
            _("“%(name)s” is computed otherwise: %(formula)s.")
            % {"name": measure.name, "formula": measure.get_formula_display()},
            _("Change the definition of the measure first, or give this file another name."),
        )


def _cadence(path: Path) -> str:
    """The period in which the values come, a day at the finest: from the usual gap between two moments."""
    import duckdb

    sql = """
        select median(gap) from (
            select epoch(time - lag(time) over (order by time)) as gap
            from (select distinct time from read_parquet(?))
        )
    """
    with duckdb.connect() as base:
        found = base.execute(sql, [str(path)]).fetchone()
    days = dt.timedelta(seconds=found[0] if found and found[0] else 0) / dt.timedelta(days=1)
    return next((name for most, name in CADENCES if days <= most), "quarter")
