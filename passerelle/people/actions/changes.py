"""Setting fields of an object and recording what moved, for every noun here."""

from __future__ import annotations

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


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug made from the name that no other row uses: `parc`, then `parc-2`."""
    base = slugify(name)[:50] or str(model._meta.model_name)
    base = f"{base}-1" if base == "new" else base
    taken = set(model._base_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    tries = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)
