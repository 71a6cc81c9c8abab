"""Publish what was weighed, in one short transaction that only the holder of the job may commit."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from passerelle.delivery.models import Change, WorkItem
from passerelle.people.models import Person
from passerelle.sources import rows
from passerelle.sources.models import Import, Touched
from passerelle.sources.publication import finish, publication
from passerelle.sources.report import Outcome
from passerelle.sources.tracker.books import Ids, open_books
from passerelle.sources.tracker.indexing import index_items
from passerelle.sources.tracker.linking import relink
from passerelle.sources.tracker.stage import Stage
from passerelle.sources.tracker.weigh import Plan
from passerelle.sources.tracker.written import AT, WRITTEN, written

TOUCHED = ("of_id", "object_type", "object_id", "before", "after")
WORK_ITEM = WorkItem._meta.label_lower


def publish(of: Import, plan: Plan, stage: Stage, outcome: Outcome, *, by: Person) -> float:
    """Write everything or nothing; the seconds during which other writers had to wait."""
    with publication(of):
        begun = time.monotonic()
        ids = Ids()
        for known in plan.trackers.values():
            open_books(of, known, ids, by=by)
        _insert_items(of, stage, ids)
        _update_items(of, stage, ids)
        _insert_changes(stage, ids)
        for known in plan.trackers.values():
            relink(ids.trackers[known.key], by=by)
        finish(of, outcome, by=by)
    return time.monotonic() - begun


def _insert_items(of: Import, stage: Stage, ids: Ids) -> None:
    fresh = rows.new_ids(WorkItem, stage.count("created"))

    def lines() -> Iterator[list[Any]]:
        for n, _, tracker, _, row in stage.items(new=True):
            ids.items[n] = next(fresh)
            yield [ids.items[n], ids.trackers[tracker], *written(row, tracker, ids)]

    rows.insert(WorkItem, ("id", "tracker_id", *WRITTEN), lines())
    touched = ([of.pk, WORK_ITEM, pk, None, None] for pk in ids.items.values())
    rows.insert(Touched, TOUCHED, touched)
    index_items(ids.items.values(), are_new=True)


def _update_items(of: Import, stage: Stage, ids: Ids) -> None:
    changed = ([*written(row, t, ids), pk] for _, pk, t, _, row in stage.items(new=False))
    rows.update(WorkItem, WRITTEN, changed)
    added = stage.added_changes()

    def touched() -> Iterator[list[Any]]:
        for _, pk, _, was, row in stage.items(new=False):
            after = {name: row[AT[name]] for name in was} | {"changes": added.get(pk, [])}
            yield [of.pk, WORK_ITEM, pk, json.dumps(was), json.dumps(after)]

    rows.insert(Touched, TOUCHED, touched())
    index_items((pk for _, pk, *_ in stage.items(new=False)), are_new=False)


def _insert_changes(stage: Stage, ids: Ids) -> None:
    columns = ("item_id", "external_id", "at", "field", "before", "after")
    rows.insert(
        Change, columns, ((pk or ids.items[n], *change) for n, pk, *change in stage.changes())
    )
