"""Derive stored items again, when the meaning of their statuses has changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import QuerySet

from passerelle.delivery.models import WorkItem
from passerelle.engine.flow import StatusMap
from passerelle.sources.tracker.deriving import derived
from passerelle.sources.tracker.facts import COLUMNS, Facts
from passerelle.sources.tracker.stored import PATHS, steps_of


class Turned(NamedTuple):
    """An item whose derived columns are no longer what they were."""

    pk: int
    facts: Facts
    was: Facts


def derived_again(items: QuerySet[WorkItem], statuses: StatusMap) -> Iterator[Turned]:
    """Those whose start, end or state change under these meanings."""
    rows = list(items.order_by("pk").values_list("pk", *PATHS))
    for start in range(0, len(rows), 500):
        batch = rows[start : start + 500]
        steps = steps_of(pk for pk, *_ in batch)
        for pk, *values in batch:
            facts = dict(zip(COLUMNS, values, strict=True))
            now = derived(facts, steps[pk], statuses)
            was = {name: facts[name] for name in now if facts[name] != now[name]}
            if was:
                yield Turned(pk, facts | now, was)
