"""Objectives and key results as they stand on a day, worded in the person's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import QuerySet
from django.utils import timezone

from passerelle.kernel.finding import Refusal
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.strategy import sentences
from passerelle.strategy.course import Reading, Standing
from passerelle.strategy.models import KeyResult, Objective
from passerelle.strategy.queries.fact import READ, Fact, Plan, fact_of, facts
from passerelle.strategy.queries.readings import readings, series_of
from passerelle.strategy.queries.row import CourseRow, found_at
from passerelle.strategy.queries.said import last_check_ins


def objectives(person: Person, *, archived: bool = False) -> QuerySet[Objective]:
    """The objectives a person may see."""
    rows = seen_by(person, READ, Objective.objects.select_related("product", "owner"))
    return rows.filter(archived_at__isnull=not archived)


def key_results(person: Person, *, archived: bool = False) -> QuerySet[KeyResult]:
    """The key results a person may see, of live objectives, in the order of these."""
    rows = seen_by(person, READ, KeyResult.objects.all(), product="objective__product_id")
    rows = rows.filter(archived_at__isnull=not archived, objective__archived_at=None)
    return rows.order_by("objective__position", "objective__number", "position", "number")


def values_of(plans: Collection[Plan], today: dt.date) -> dict[int, Reading]:
    """Their last values, by id and in two queries: check-ins are asked of those without a measure."""
    alone = [plan.pk for plan in plans if plan.measure_id is None]
    # 0: asked of nobody too, so that all sizes ask as much
    _last, valued = last_check_ins([0, *alone], today)
    return readings(plans, said=valued, today=today)


def standings(
    plans: Collection[Plan], values: Mapping[int, Reading], today: dt.date
) -> list[Standing | Refusal]:
    """Where each of them stands, in their order; `values` by id."""
    return [plan.stand(values.get(plan.pk), today=today) for plan in plans]


def course(
    person: Person,
    today: dt.date | None = None,
    rows: QuerySet[KeyResult] | None = None,
    *,
    values: Mapping[int, Reading] | None = None,
) -> list[CourseRow]:
    """Every live key result the person may see (or those of `rows`) as a table draws it: three queries.

    `values`: their last values, where they are known; one query less.
    """
    found = facts(person, key_results(person) if rows is None else rows)
    return _drawn(list(found), today or timezone.localdate(), values)


def course_of(row: KeyResult, today: dt.date) -> CourseRow:
    """One key result, whose links were veiled, as a table draws it: two queries."""
    return _drawn([fact_of(row)], today)[0]


def _drawn(
    found: Collection[Fact], today: dt.date, values: Mapping[int, Reading] | None = None
) -> list[CourseRow]:
    stated, valued = last_check_ins([fact.plan.pk for fact in found], today)
    if values is None:
        values = readings([fact.plan for fact in found], said=valued, today=today)
    said, at = sentences.words(), found_at()
    return [
        CourseRow(fact, today, values.get(pk), stated.get(pk), said, at)
        for fact in found
        for pk in [fact.plan.pk]
    ]


def history(row: KeyResult, *, today: dt.date) -> list[tuple[dt.date, float]]:
    """The values of one key result over its life: of its measure, or of its check-ins."""
    if row.measure is not None:
        return series_of(row.measure, first=row.start_on, last=today)
    said = row.check_ins.filter(value__isnull=False, on__lte=today).order_by("on")
    return [(on, value) for on, value in said.values_list("on", "value") if value is not None]
