"""What every publication leaves behind: its state, its event, and what undo needs."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone

from passerelle.people.models import Person
from passerelle.sources.models import Import, Touched
from passerelle.trail.actions import kind_of, record


class OutOfDateError(Exception):
    """Another publication came between: weigh again."""


def created(of: Import, obj: models.Model) -> None:
    """Note that this import made the row."""
    Touched.objects.create(of=of, object_type=kind_of(obj), object_id=obj.pk)


def changed(
    of: Import, obj: models.Model, *, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Note which fields this import changed, and to what."""
    Touched.objects.create(
        of=of, object_type=kind_of(obj), object_id=obj.pk, before=before, after=after
    )


def finish(of: Import, counts: dict[str, Any], *, by: Person) -> None:
    """Last step of the publishing transaction: the import is published."""
    of.counts = of.counts | counts
    of.state = Import.State.PUBLISHED
    of.published_at = timezone.now()
    of.save(update_fields=["counts", "state", "published_at"])
    record("imported", of, by=by)
