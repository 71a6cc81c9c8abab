"""Work items of an import that is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from passerelle.delivery.models import Account, Change, WorkItem
from passerelle.desk import index
from passerelle.people.models import Team
from passerelle.roadmap.models import WorkLink
from passerelle.sources import rows
from passerelle.sources.models import Import, Touched
from passerelle.sources.tracker.books import Ids
from passerelle.sources.tracker.facts import COLUMNS, text
from passerelle.sources.tracker.indexing import index_items
from passerelle.sources.tracker.stored import PATHS
from passerelle.sources.tracker.written import WRITTEN, written
from passerelle.sources.undoing.done import Undone

SIZE = 500
KIND = WorkItem._meta.label_lower


def take_back(of: Import, done: Undone) -> None:
    """Items that it made go; those that it changed get back what they were."""
    mine = of.touched.filter(object_type=KIND)
    later = Touched.objects.filter(object_type=KIND, of__state=Import.State.PUBLISHED, of__gt=of)
    moved = set(later.values_list("object_id", flat=True))
    made = list(mine.filter(before__isnull=True).values_list("object_id", flat=True))
    for batch in _batches([pk for pk in made if pk not in moved]):
        Change.objects.filter(item__in=batch).delete()
        WorkLink.objects.filter(item__in=batch).delete()
        index.forget(WorkItem, batch)
        gone = WorkItem.objects.filter(pk__in=batch)
        gone._raw_delete(
            gone.db
        )  # nothing hangs on them any more; one by one, each would ask the index
        done.removed += len(batch)
    changed = list(mine.exclude(before__isnull=True).values_list("object_id", "before", "after"))
    for batch in _batches([one for one in changed if one[0] not in moved]):
        _restore(batch, done)
    _name_left([pk for pk in [*made, *(one[0] for one in changed)] if pk in moved], done)


def _batches(found: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(found)
    while batch := list(islice(rest, SIZE)):
        yield batch


def _restore(batch: list[tuple[int, dict[str, Any], dict[str, Any]]], done: Undone) -> None:
    """What stands now, less what the import brought. Derived dates were kept with the rest."""
    known = {pk: (before, after) for pk, before, after in batch}
    found = WorkItem.objects.filter(pk__in=list(known))
    ids = _ids(set(found.values_list("tracker_id", flat=True)))
    changed: list[list[Any]] = []
    for pk, tracker, *values in found.values_list("pk", "tracker_id", *PATHS):
        before, after = known[pk]
        now = {name: _flat(value) for name, value in zip(COLUMNS, values, strict=True)}
        row = [before.get(name, now[name]) for name in COLUMNS]
        changed.append([*written(row, str(tracker), ids), pk])
        Change.objects.filter(item=pk, external_id__in=after.get("changes", [])).delete()
    rows.update(WorkItem, WRITTEN, changed)
    index_items(list(known), are_new=False)
    done.restored += len(changed)


def _ids(trackers: set[int]) -> Ids:
    accounts = Account.objects.filter(tracker__in=trackers)
    pairs = accounts.values_list("tracker_id", "external_id", "pk")
    return Ids(
        teams=dict(Team.objects.values_list("name", "pk")),
        accounts={(str(tracker), name): pk for tracker, name, pk in pairs},
    )


def _flat(value: Any) -> Any:
    return text(value) if isinstance(value, dt.datetime) else value


def _name_left(pks: list[int], done: Undone) -> None:
    for batch in _batches(pks):
        keys = WorkItem.objects.filter(pk__in=batch).order_by("key")
        done.left += list(keys.values_list("key", flat=True))
