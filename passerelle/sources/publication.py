"""What every publication leaves behind: its state, its event, and what undo needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models
from django.utils import timezone

from passerelle.jobs.running import publishing
from passerelle.people.models import Person
from passerelle.sources.models import Import, Touched
from passerelle.sources.report import Outcome, kept, write_refused
from passerelle.trail.actions import kind_of, record


class OutOfDateError(Exception):
    """Another publication came between: weigh again."""


class PublishedError(Exception):
    """Somebody else published this import: there is nothing left to do."""


@contextmanager
def publication(of: Import) -> Iterator[None]:
    """One short transaction that publishes this import, once, by the only holder of its job."""
    with publishing():
        held = Import.objects.select_for_update(of=("self",)).get(pk=of.pk)
        if held.state in {Import.State.PUBLISHED, Import.State.UNDONE}:
            raise PublishedError(of.pk)
        yield


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


def finish(of: Import, outcome: Outcome, *, by: Person) -> Outcome:
    """Last step of the publishing transaction: the import is published, with what was left out and why."""
    of.counts = of.counts | outcome.counts | {"refused": outcome.refused}
    of.problems = kept(outcome.problems)
    of.state = Import.State.PUBLISHED
    of.published_at = timezone.now()
    of.save(update_fields=["counts", "problems", "state", "published_at"])
    write_refused(of, outcome.problems)
    record("imported", of, by=by)
    return outcome
