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
from passerelle.strategy.models import CheckIn, KeyResult, Objective
from passerelle.strategy.queries.readings import readings, series_of
from passerelle.strategy.queries.row import CourseRow

READ = "strategy.read"

# What a row shows: without it each row brings five whole objects, an owner's twenty columns among them.
ASKED = (
    "number", "title", "unit", "start_value", "start_on", "target_value", "target_on", "cadence_days", "position",
    "archived_at", "objective__number", "objective__title", "objective__position", "objective__product",
    "team__name", "team__product", "owner__name", "owner__email", "measure__name", "measure__slug", "measure__unit",
    "measure__decimals", "measure__cadence", "measure__source", "measure__formula",
)  # fmt: skip

# Two steps in an index for each key result, however long its history. The same through the ORM took 6 ms
# of processor time to word, more than all else on the page of a key result.
LAST = """
SELECT c.id, c.key_result_id, c."on", c.value, c.confidence
FROM strategy_keyresult k JOIN strategy_checkin c ON c.id IN (
    (SELECT id FROM strategy_checkin WHERE key_result_id = k.id AND "on" <= %s ORDER BY "on" DESC LIMIT 1),
    (SELECT id FROM strategy_checkin WHERE key_result_id = k.id AND "on" <= %s AND value IS NOT NULL
     ORDER BY "on" DESC LIMIT 1)
) WHERE k.id IN ids"""


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
    stated, entered = last_check_ins(found, today)
    values = readings(found, check_ins=entered, today=today)
    said = sentences.words()
    return [CourseRow(row, today, values.get(row.pk), stated.get(row.pk), said) for row in found]


def last_check_ins(
    rows: list[KeyResult], today: dt.date
) -> tuple[dict[int, CheckIn], dict[int, CheckIn]]:
    """By key result: its last check-in, and the last that holds a value, up to `today`."""
    said: dict[int, CheckIn] = {}
    valued: dict[int, CheckIn] = {}
    if rows:
        ids = [row.pk for row in rows]
        marks = ", ".join(["%s"] * len(ids))
        for row in CheckIn.objects.raw(
            LAST.replace("IN ids", f"IN ({marks})"), [today, today, *ids]
        ):
            kept = said.setdefault(row.key_result_id, row)
            if row.on > kept.on:
                said[row.key_result_id] = row
            if row.value is not None:
                valued[row.key_result_id] = row
    return said, valued


def history(row: KeyResult, *, today: dt.date) -> list[tuple[dt.date, float]]:
    """The values of one key result over its life: of its measure, or of its check-ins."""
    if row.measure is not None:
        return series_of(row.measure, first=row.start_on, last=today)
    said = row.check_ins.filter(value__isnull=False, on__lte=today).order_by("on")
    return [(on, value) for on, value in said.values_list("on", "value") if value is not None]
