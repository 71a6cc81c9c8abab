"""Items just written are found by search as soon as they are there: in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from passerelle.delivery.models import WorkItem
from passerelle.delivery.search import entries
from passerelle.desk import index
from passerelle.desk.models import SearchEntry
from passerelle.sources import rows

COLUMNS = (
    "object_type", "object_id", "capability", "product_id", "code", "title", "folded", "url",
)  # fmt: skip


def index_items(pks: Iterable[int], *, are_new: bool) -> None:
    """Batch by batch, since PostgreSQL cannot be read while rows are copied into it."""
    rest = iter(pks)
    while batch := list(islice(rest, index.BATCH)):
        if not are_new:
            index.forget(WorkItem, batch)
        made = [[getattr(one, name) for name in COLUMNS] for one in entries(batch)]
        rows.insert(SearchEntry, COLUMNS, made)
