"""What the roadmap and the trackers say of initiatives today: two queries for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Count, Max, Q
from django.utils import timezone

from passerelle.commitment.proof.outcome import Facts
from passerelle.delivery.models.tracker import Category
from passerelle.roadmap.models import Initiative, WorkLink

Counted = tuple[int, int, int, dt.date | None]


def facts_of(numbers: Collection[int]) -> dict[int, Facts]:
    """By number; one that is gone is left out."""
    rows = Initiative.objects.filter(number__in=numbers)
    items = _items(numbers)
    return {
        number: Facts(state, delivered, end, *items.get(pk, (0, 0, 0, None)))
        for pk, number, state, delivered, end in rows.values_list(
            "pk", "number", "state", "delivered_on", "end_on"
        )
    }


def _items(numbers: Collection[int]) -> dict[int, Counted]:
    """Of each initiative: its items, those done, those done without a day, the day of the last."""
    done = Q(item__category=Category.DONE)
    counted = (
        WorkLink.objects.filter(initiative__number__in=numbers)
        .values_list("initiative")
        .annotate(
            items=Count("pk"),
            finished=Count("pk", filter=done),
            undated=Count("pk", filter=done & Q(item__done_at=None)),
            last=Max("item__done_at", filter=done),
        )
    )
    return {
        pk: (items, finished, undated, timezone.localdate(last) if last else None)
        for pk, items, finished, undated, last in counted
    }
