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
from passerelle.jobs.running import publishing
from passerelle.kernel.errors import DomainError
from passerelle.kpis.actions import add_load
from passerelle.kpis.models import Load, Measure
from passerelle.people.actions.changes import add, change, free_slug
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.sources import publication
from passerelle.sources.models import Import
from passerelle.sources.options import how, zone_named
from passerelle.sources.report import FileRefusedError, Outcome
from passerelle.sources.tracker.gather import Progress
from passerelle.trail.actions import snapshot

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
    """What a run would add; the Parquet files are written in the import's folder, nothing else."""
    plan = plan_of(of)
    made = list(_converted(of, plan, progress))
    if problems := _problems(made):
        raise FileRefusedError(problems)
    for one in made:
        _refuse_foreign(of, _named(one.name), by=by)
    new = [one for one in made if not _is_known(of, one)]
    return Outcome(_counts(plan, made, new))


def run(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """Add a load to each measure, making the measure where there is none."""
    plan = plan_of(of)
    made = list(_converted(of, plan, progress))
    if problems := _problems(made):
        raise FileRefusedError(problems)
    new = [one for one in made if not _is_known(of, one)]
    with publishing():
        begun = time.monotonic()
        for one in new:
            _add(of, one, plan, by=by)
        publication.finish(of, _counts(plan, made, new), by=by)
    return Outcome(of.counts, lock=time.monotonic() - begun)


def _converted(of: Import, plan: MeasurePlan, progress: Progress | None) -> Iterator[Series]:
    said = of.option("series") or [{"column": name, "name": name} for name in plan.values]
    for index, one in enumerate(said):
        path = of.folder / f"series-{index}.parquet"
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
            _("You cannot pour into this measure."),
            _("Choose one of the products that you work for, or ask someone who runs them all."),
        )


def _add(of: Import, one: Series, plan: MeasurePlan, *, by: Person) -> None:
    measure = _named(one.name)
    _refuse_foreign(of, measure, by=by)
    dimensions = list(plan.written.values())
    if measure is None:
        measure = _created(of, one, plan, by=by)
    elif missing := [name for name in dimensions if name not in measure.dimensions]:
        before = snapshot(measure)
        measure = change(measure, by=by, dimensions=[*measure.dimensions, *missing])
        now = {"dimensions": measure.dimensions}
        publication.changed(of, measure, before={"dimensions": before["dimensions"]}, after=now)
    _refuse_other_formula(of, measure)
    added = add_load(measure, one.path, file_name=of.file_name, digest=_digest(of, one), by=by)
    publication.created(of, added.load)


def _created(of: Import, one: Series, plan: MeasurePlan, *, by: Person) -> Measure:
    formula = of.option("formula") or ("ratio" if plan.denominator else "sum")
    measure = Measure(
        name=one.name,
        slug=free_slug(Measure, one.name),
        formula=formula,
        unit=of.option("unit") or "",
        cadence=of.option("cadence") or _cadence(one.path),
        direction=of.option("direction") or Measure.Direction.UP,
        source=of.file_name[:120],
        dimensions=list(plan.written.values()),
        product=of.product,
        owner=by,
    )
    add(measure, by=by)
    publication.created(of, measure)
    return measure


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
    found = duckdb.execute(sql, [str(path)]).fetchone()
    days = dt.timedelta(seconds=found[0] if found and found[0] else 0) / dt.timedelta(days=1)
    return next((name for most, name in CADENCES if days <= most), "quarter")
