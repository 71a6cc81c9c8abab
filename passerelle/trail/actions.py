"""Recording what happened, deleting with undo."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

from django.core import serializers
from django.db import models, router, transaction
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.errors import DomainError
from passerelle.trail.models import Deletion, Event

SENSITIVE = {"password", "token_digest"}
UNDO_DAYS = 30


def kind_of(obj: models.Model) -> str:
    """How the trail, comments and search name an object's type: `roadmap.initiative`."""
    return obj._meta.label_lower


def snapshot(obj: models.Model) -> dict[str, Any]:
    """Its concrete, non-sensitive fields by name, as they are now (call before changing it)."""
    return {
        field.name: field.value_from_object(obj)
        for field in obj._meta.concrete_fields
        if field.name not in SENSITIVE
    }


def record(
    verb: str, obj: models.Model, *, by: models.Model | None, before: dict[str, Any] | None = None
) -> Event:
    """Append one event. With `before` (a `snapshot`), the fields that changed are kept as [before, after]."""
    changes: dict[str, list[Any]] = {}
    if before is not None:
        after = snapshot(obj)
        changes = {
            name: [before.get(name), value]
            for name, value in after.items()
            if before.get(name) != value
        }
    return Event.objects.create(
        actor_id=by.pk if by is not None else None,
        verb=verb,
        object_type=kind_of(obj),
        object_id=obj.pk,
        product_id=obj.pk if kind_of(obj) == "people.product" else getattr(obj, "product_id", None),
        changes=changes,
    )


@transaction.atomic
def delete(obj: models.Model, *, by: models.Model) -> Deletion:
    """Delete an object and all that hangs on it, keeping every row so that `undo` can put them back."""
    collector = Collector(using=router.db_for_write(type(obj)), origin=obj)
    collector.collect([obj])
    rows: list[models.Model] = [row for rows in collector.data.values() for row in rows]
    rows += [row for queryset in collector.fast_deletes for row in queryset]
    loosened = _loosened(collector)
    payload = {"rows": json.loads(serializers.serialize("json", rows)), "loosened": loosened}
    deletion = Deletion.objects.create(
        actor_id=by.pk,
        object_type=kind_of(obj),
        object_id=obj.pk,
        label=str(obj)[:200],
        rows=payload,
    )
    record("deleted", obj, by=by)
    obj.delete()
    return deletion


def _loosened(collector: Collector) -> list[list[Any]]:
    """Links that deletion will set to null, as [model, field, value, ids], so that undo can tie them again."""
    loose: list[list[Any]] = []
    for (field, _value), groups in collector.field_updates.items():
        for group in groups:
            for row in cast(Iterable[models.Model], group):
                loose.append([kind_of(row), field.name, getattr(row, field.attname), row.pk])
    return loose


@transaction.atomic
def undo(deletion: Deletion, *, by: models.Model) -> None:
    """Put back what a deletion removed, within 30 days and once."""
    from django.apps import apps

    if deletion.undone_at:
        raise DomainError(_("This was already put back."))
    if deletion.at < timezone.now() - timedelta(days=UNDO_DAYS):
        raise DomainError(_("It is too late to undo: more than 30 days have passed."))
    for row in serializers.deserialize("json", json.dumps(deletion.rows["rows"])):
        row.save()
    for kind, field, value, pk in deletion.rows["loosened"]:
        apps.get_model(kind)._base_manager.filter(pk=pk).update(**{f"{field}_id": value})
    deletion.undone_at = timezone.now()
    deletion.save(update_fields=["undone_at"])
    restored = apps.get_model(deletion.object_type)._base_manager.get(pk=deletion.object_id)
    record("restored", restored, by=by)
