"""Archiving, bringing back, deleting with undo: the same for objectives, key results and the register."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from passerelle.desk.index import refresh
from passerelle.people.models import Person
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry
from passerelle.trail.actions import delete, record, snapshot
from passerelle.trail.models import Deletion

Kept = Objective | KeyResult | RegisterEntry


@transaction.atomic
def archive(row: Kept, *, by: Person) -> None:
    """Out of sight, kept whole; archiving twice changes nothing."""
    if row.archived_at is None:
        before = snapshot(row)
        row.archived_at = timezone.now()
        row.save(update_fields=["archived_at"])
        record("archived", row, by=by, before=before)
        follow(row)


@transaction.atomic
def unarchive(row: Kept, *, by: Person) -> None:
    if row.archived_at is not None:
        before = snapshot(row)
        row.archived_at = None
        row.save(update_fields=["archived_at"])
        record("unarchived", row, by=by, before=before)
        follow(row)


def follow(row: Kept) -> None:
    """The key results of an objective are found, or not, as it is."""
    if isinstance(row, Objective):
        refresh(row.key_results.select_related("objective"))


def remove(row: Kept, *, by: Person) -> Deletion:
    """Deleted with all that hangs on it; it can be put back for 30 days."""
    return delete(row, by=by)
