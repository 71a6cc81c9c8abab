"""Creating a measure, changing it, putting it away, deleting it with the way back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from passerelle.kpis.actions.events import follow
from passerelle.kpis.actions.rolled import COUNTED, changing, refresh
from passerelle.kpis.models import Definition, Measure, RollUp
from passerelle.people.models import Person
from passerelle.trail.actions import delete, record, snapshot
from passerelle.trail.models import Deletion

TAKEN = {"new", "tree", "moved"}  # addresses of pages


@transaction.atomic
def create(*, by: Person, definition: str = "", **facts: Any) -> Measure:
    """A new measure; `facts` are the model's fields, `definition` what it counts from today on."""
    measure = Measure.objects.create(slug=slug_of(facts["name"]), **facts)
    if definition:
        Definition.objects.create(
            measure=measure, since=timezone.localdate(), text=definition, by=by
        )
    record("created", measure, by=by)
    return measure


def slug_of(name: str) -> str:
    """An address that no other measure has."""
    base = slugify(name)[:70] or "measure"
    taken = {*Measure.objects.filter(slug__startswith=base).values_list("slug", flat=True), *TAKEN}
    found, n = base, 2
    while found in taken:
        found, n = f"{base}-{n}", n + 1
    return found


def change(measure: Measure, *, by: Person, **facts: Any) -> Measure:
    """Change some fields; what changes its values is computed again from the files and the typed values."""
    kept = Measure.objects.get(pk=measure.pk)
    before = snapshot(kept)
    for name, value in facts.items():
        setattr(kept, name, value)

    def write() -> Measure:
        kept.save()
        record("changed", kept, by=by, before=before)
        if before["product"] != kept.product_id:
            follow(kept, by=by)
        return kept

    if any(before[name] != getattr(kept, name) for name in COUNTED):
        return changing(kept, write, redefines=True)
    with transaction.atomic():
        return write()


@transaction.atomic
def archive(measure: Measure, *, by: Person) -> None:
    """Out of the lists, kept whole; archiving twice changes nothing."""
    if measure.archived_at is None:
        _set_archived(measure, timezone.now(), verb="archived", by=by)


@transaction.atomic
def unarchive(measure: Measure, *, by: Person) -> None:
    if measure.archived_at is not None:
        _set_archived(measure, None, verb="unarchived", by=by)


def _set_archived(measure: Measure, at: dt.datetime | None, *, verb: str, by: Person) -> None:
    before = snapshot(measure)
    measure.archived_at = at
    measure.save(update_fields=["archived_at"])
    record(verb, measure, by=by, before=before)


@transaction.atomic
def remove(measure: Measure, *, by: Person) -> Deletion:
    """Deleted with its values; it can be put back for 30 days. Roll-ups are computed again then."""
    RollUp.objects.filter(measure=measure).delete()
    return delete(measure, by=by)


def put_back(objects: list[Any], **_signal: Any) -> None:
    """A measure that comes back gets its roll-ups again (signal `trail.restored`)."""
    for row in objects:
        if isinstance(row, Measure):
            refresh(row)
