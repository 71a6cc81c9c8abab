"""Objectives and key results as they stand on a day, worded in the person's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.strategy.models import CheckIn, KeyResult, Objective
from passerelle.strategy.queries.readings import readings, series_of
from passerelle.strategy.queries.row import CourseRow

READ = "strategy.read"


def objectives(person: Person, *, archived: bool = False) -> QuerySet[Objective]:
    """The objectives a person may see."""
    rows = seen_by(person, READ, Objective.objects.select_related("product", "owner"))
    return rows.filter(archived_at__isnull=not archived)


def key_results(person: Person, *, archived: bool = False) -> QuerySet[KeyResult]:
    """The key results a person may see, of live objectives."""
    rows = seen_by(person, READ, KeyResult.objects.all(), product="objective__product_id")
    rows = rows.filter(archived_at__isnull=not archived, objective__archived_at=None)
    return rows.select_related("objective", "team", "owner", "measure").order_by(
        "objective__position", "objective__number", "position", "number"
    )


def course(
    person: Person, today: dt.date | None = None, rows: Iterable[KeyResult] | None = None
) -> list[CourseRow]:
    """Every live key result the person may see (or those of `rows`) where it stands today: three queries."""
    today = today or timezone.localdate()
    found = list(key_results(person) if rows is None else rows)
    stated, entered = last_check_ins(found, today)
    values = readings(found, check_ins=entered, today=today)
    return [CourseRow(row, today, values.get(row.pk), stated.get(row.pk)) for row in found]


def last_check_ins(
    rows: list[KeyResult], today: dt.date
) -> tuple[dict[int, CheckIn], dict[int, CheckIn]]:
    """By key result: its last check-in, and the last that holds a value, up to `today`."""
    past = CheckIn.objects.filter(on__lte=today)
    newest = past.filter(key_result=OuterRef("key_result")).order_by("-on", "-id").values("pk")[:1]
    valued = (
        past.filter(key_result=OuterRef("key_result"), value__isnull=False)
        .order_by("-on", "-id")
        .values("pk")[:1]
    )
    ids = [row.pk for row in rows]
    last = past.filter(key_result__in=ids).annotate(
        newest=Subquery(newest), valued=Subquery(valued)
    )
    kept = list(last.filter(pk=F("newest")) | last.filter(pk=F("valued")))
    return (
        {row.key_result_id: row for row in kept if row.pk == row.newest},
        {row.key_result_id: row for row in kept if row.pk == row.valued},
    )


def history(row: KeyResult, *, today: dt.date) -> list[tuple[dt.date, float]]:
    """The values of one key result over its life: of its measure, or of its check-ins."""
    if row.measure is not None:
        return series_of(row.measure, first=row.start_on, last=today)
    said = row.check_ins.filter(value__isnull=False, on__lte=today).order_by("on")
    return [(on, value) for on, value in said.values_list("on", "value") if value is not None]
