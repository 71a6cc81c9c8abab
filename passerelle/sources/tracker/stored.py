"""Items and changes as the database holds them, in the shape in which a file tells them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Q

from passerelle.delivery.models import Change, Tracker, WorkItem
from passerelle.sources.tracker.facts import COLUMNS, Facts


class Stored(NamedTuple):
    """An item that we have, and the moments at which it passed from one status to another."""

    pk: int
    facts: Facts
    changes: set[str]
    steps: list[tuple[dt.datetime, str | None, str | None]]


_LINKS = {"reporter": "reporter__external_id", "assignee": "assignee__external_id"}
PATHS = [{**_LINKS, "team": "team__name"}.get(name, name) for name in COLUMNS]


def stored(tracker: Tracker | None, found: Iterable[dict[str, Any]]) -> dict[str, Stored]:
    """What we have of these items, by the external id under which the file names them."""
    if tracker is None:
        return {}
    ids = {one["external_id"]: one["external_id"] for one in found}
    keys = {one["key"]: one["external_id"] for one in found}
    rows = WorkItem.objects.filter(tracker=tracker).filter(
        Q(external_id__in=list(ids)) | Q(key__in=list(keys))
    )
    made: dict[str, Stored] = {}
    for pk, *values in rows.values_list("pk", *PATHS):
        facts = dict(zip(COLUMNS, values, strict=True))
        one = Stored(pk, facts, set(), [])
        made[ids.get(facts["external_id"]) or keys[facts["key"]]] = one
    _add_changes({one.pk: one for one in made.values()})
    return made


def _add_changes(items: dict[int, Stored]) -> None:
    rows = Change.objects.filter(item_id__in=list(items)).order_by("at", "id")
    for pk, name, at, field, before, after in rows.values_list(
        "item_id", "external_id", "at", "field", "before", "after"
    ):
        items[pk].changes.add(name)
        if field == "status":
            items[pk].steps.append((at, before, after))


def steps_of(pks: Iterable[int]) -> dict[int, list[tuple[dt.datetime, str | None, str | None]]]:
    """The status changes of these items, in order."""
    made: dict[int, list[tuple[dt.datetime, str | None, str | None]]] = defaultdict(list)
    rows = Change.objects.filter(item_id__in=list(pks), field="status").order_by("at", "id")
    for pk, at, before, after in rows.values_list("item_id", "at", "before", "after"):
        made[pk].append((at, before, after))
    return made
