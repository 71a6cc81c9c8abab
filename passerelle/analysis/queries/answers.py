"""Which kept answers a person may read, and what was decided about them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from passerelle.analysis.models import Answer, Decision, Named
from passerelle.kpis.models import Measure
from passerelle.kpis.queries import visible
from passerelle.people.may import scope_of, seen_by

PRODUCT = "measure__product_id"


def readable(person: Any) -> QuerySet[Answer]:
    """Those of the measures that they see and that name no other measure that they do not see.

    One that was deleted is seen by who sees every product. The finding, which pages do not show and
    which is as long as they are, is read when it is asked for.
    """
    rows = seen_by(person, "measure.read", Answer.objects.all(), product=PRODUCT)
    if scope_of(person, "measure.read") is not None:
        seen = visible(person, archived=True).values("pk")
        rows = rows.exclude(pk__in=Named.objects.exclude(measure_key__in=seen).values("answer"))
    return rows.defer("finding").select_related("measure", "by")


def decisions(person: Any, measure: Measure | None = None) -> QuerySet[Decision]:
    """What was decided about the measures that they see, or about one of them; the latest first."""
    rows = seen_by(person, "measure.read", Decision.objects.all(), product=f"answer__{PRODUCT}")
    if measure is not None:
        rows = rows.filter(answer__measure=measure)
    whole = rows.select_related("answer__measure", "by")
    return whole.defer("answer__finding", "answer__content")


def checked(person: Any) -> list[tuple[dict[str, float], str]]:
    """(likelihoods announced, kind found) of each movement that was checked, by its last check."""
    last: dict[tuple[int, dt.date | None], tuple[dict[str, float], str]] = {}
    rows = decisions(person).filter(said=Decision.Said.CHECKED).order_by("at", "pk")
    for row in rows:
        answer = row.answer
        last[answer.measure_id, answer.since] = (answer.chances, row.found)
    return list(last.values())
