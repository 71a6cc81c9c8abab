"""Setting fields of an object and recording what moved, for every noun here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.text import slugify

from passerelle.people.models import Person
from passerelle.trail.actions import record, snapshot

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def change(obj: M, *, by: Person | None, verb: str = "changed", **values: Any) -> M:
    """Set the given fields; nothing is written, and nothing recorded, when none differs."""
    before = snapshot(obj)
    for name, value in values.items():
        setattr(obj, name, value)
    if snapshot(obj) != before:
        obj.save()
        record(verb, obj, by=by, before=before)
    return obj


@transaction.atomic
def add(obj: M, *, by: Person | None, verb: str = "created") -> M:
    """Save a new object and record it."""
    obj.save(force_insert=True)
    record(verb, obj, by=by)
    return obj


def redate(row: M, *, by: Person | None, refuse: Callable[[M], None], **values: Any) -> M:
    """Change a dated row, once `refuse` has found nothing against it as it would be."""
    for name, value in values.items():
        setattr(row, name, value)
    refuse(row)
    return change(type(row)._base_manager.get(pk=row.pk), by=by, **values)


@transaction.atomic
def remove(row: models.Model, *, by: Person) -> None:
    """The row was a mistake. What is over gets an end date instead."""
    record("removed", row, by=by)
    row.delete()


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug made from the name that no other row uses: `parc`, then `parc-2`."""
    base = slugify(name)[:50] or str(model._meta.model_name)
    base = f"{base}-1" if base == "new" else base
    taken = set(model._base_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    tries = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)
