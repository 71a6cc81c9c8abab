"""Objectives and key results as they stand on a day, worded in the person's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.people.veil import veiled
from passerelle.strategy import sentences
from passerelle.strategy.models import KeyResult, Objective
from passerelle.strategy.queries.readings import readings, series_of
from passerelle.strategy.queries.row import CourseRow, found_at
from passerelle.strategy.queries.said import last_check_ins

READ = "strategy.read"

# What a row shows: without it each row brings five whole objects, an owner's twenty columns among them.
ASKED = (
    "number", "title", "unit", "start_value", "start_on", "target_value", "target_on", "cadence_days", "position",
    "archived_at", "objective__number", "objective__title", "objective__position", "objective__product",
    "objective__horizon",
    "team__name", "team__product", "owner__name", "owner__email", "measure__name", "measure__slug", "measure__unit",
    "measure__decimals", "measure__cadence", "measure__source", "measure__formula",
)  # fmt: skip


def objectives(person: Person, *, archived: bool = False) -> QuerySet[Objective]:
    """The objectives a person may see."""
    rows = seen_by(person, READ, Objective.objects.select_related("product", "owner"))
    return rows.filter(archived_at__isnull=not archived)


LISTED = (
    "number", "title", "horizon", "start", "end", "position", "parent", "product__name", "product__slug",
    "owner__name", "owner__email",
)  # fmt: skip


def key_results(person: Person, *, archived: bool = False) -> QuerySet[KeyResult]:
    """The key results a person may see, of live objectives."""
    rows = seen_by(person, READ, KeyResult.objects.all(), product="objective__product_id")
    rows = rows.filter(archived_at__isnull=not archived, objective__archived_at=None)
    return (
        rows.select_related("objective", "team", "owner", "measure")
        .only(*ASKED)
        .order_by("objective__position", "objective__number", "position", "number")
    )


def course(
    person: Person, today: dt.date | None = None, rows: Iterable[KeyResult] | None = None
) -> list[CourseRow]:
    """Every live key result the person may see (or those of `rows`) where it stands today: three queries."""
    today = today or timezone.localdate()
    found = veiled(person, key_results(person) if rows is None else rows, {"team": READ})
    stated, entered = last_check_ins([row.pk for row in found], today)
    values = readings({row.pk: row.measure_id for row in found}, said=entered, today=today)
    said, at = sentences.words(), found_at()
    return [
        CourseRow(row, today, values.get(row.pk), stated.get(row.pk), said, at) for row in found
    ]


def history(row: KeyResult, *, today: dt.date) -> list[tuple[dt.date, float]]:
    """The values of one key result over its life: of its measure, or of its check-ins."""
    if row.measure is not None:
        return series_of(row.measure, first=row.start_on, last=today)
    said = row.check_ins.filter(value__isnull=False, on__lte=today).order_by("on")
    return [(on, value) for on, value in said.values_list("on", "value") if value is not None]
