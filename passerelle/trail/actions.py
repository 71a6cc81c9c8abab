"""Recording what happened, deleting with undo."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, connection, models, router, transaction
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from passerelle.kernel.errors import DomainError
from passerelle.trail.models import Deletion, Event
from passerelle.trail.signals import restored

SENSITIVE = {"password", "token_digest"}
UNDO_DAYS = 30


def kind_of(obj: models.Model) -> str:
    """How the trail, comments and search name an object's type: `roadmap.initiative`."""
    return obj._meta.label_lower


def product_of(obj: models.Model) -> int | None:
    """The product it belongs to; None when it belongs to the company."""
    return obj.pk if kind_of(obj) == "people.product" else getattr(obj, "product_id", None)


def snapshot(obj: models.Model) -> dict[str, Any]:
    """Its concrete, non-sensitive fields by name, as they are now (call before changing it)."""
    return {
        field.name: copy.deepcopy(field.to_python(field.value_from_object(obj)))
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
    created: Event = Event.objects.create(
        actor_id=by.pk if by is not None else None,
        verb=verb,
        object_type=kind_of(obj),
        object_id=obj.pk,
        product_id=product_of(obj),
        changes=changes,
    )
    return created


@transaction.atomic
def delete(obj: models.Model, *, by: models.Model) -> Deletion:
    """Delete an object and all that hangs on it, keeping every row so that `undo` can put them back.

    DomainError when something protected still rests on it, or when it is already gone.
    """
    obj = _held(obj)
    collector = _collected(obj)
    deletion = Deletion.objects.create(
        actor_id=by.pk,
        object_type=kind_of(obj),
        object_id=obj.pk,
        product_id=product_of(obj),
        label=str(obj)[:200],
        rows={
            "rows": json.loads(serializers.serialize("json", _rows(collector))),
            "loosened": _loosened(collector),
        },
    )
    record("deleted", obj, by=by)
    obj.delete()
    return deletion


def _held(obj: models.Model) -> models.Model:
    """The row as the database has it, locked so that nothing can be hung on it before it goes."""
    held = type(obj)._base_manager.select_for_update(of=("self",)).filter(pk=obj.pk).first()
    if held is None:
        raise DomainError(_("This was already deleted."), _("Reload the page."))
    return held


def _collected(obj: models.Model) -> Collector:
    collector = Collector(using=router.db_for_write(type(obj)), origin=obj)
    try:
        collector.collect([obj])
    except ProtectedError as error:
        raise _refused(obj, error.protected_objects) from error
    except RestrictedError as error:
        raise _refused(obj, error.restricted_objects) from error
    return collector


def _refused(obj: models.Model, holders: Iterable[models.Model]) -> DomainError:
    """Name what rests on it, three at most."""
    rows = sorted(holders, key=str)
    names = ", ".join(f"{row._meta.verbose_name} “{row}”" for row in rows[:3])
    message = _("“%(name)s” cannot be deleted: something still rests on it.") % {"name": str(obj)}
    hint = ngettext(
        "Move or delete this first: %(names)s.",
        "Move or delete these %(count)d first: %(names)s.",
        len(rows),
    ) % {"count": len(rows), "names": names + ("…" if len(rows) > 3 else "")}
    return DomainError(message, hint)


def _rows(collector: Collector) -> list[models.Model]:
    rows: list[models.Model] = [row for rows in collector.data.values() for row in rows]
    return rows + [row for queryset in collector.fast_deletes for row in queryset]


def _loosened(collector: Collector) -> list[list[Any]]:
    """Links that deletion will cut, as [model, column, before, after, id], so that undo can tie them again."""
    loose: list[list[Any]] = []
    for (field, value), groups in collector.field_updates.items():
        after = value.pk if isinstance(value, models.Model) else value
        for group in groups:
            for row in cast(Iterable[models.Model], group):
                before = getattr(row, field.attname)
                loose.append([kind_of(row), field.attname, before, after, row.pk])
    return loose


@transaction.atomic
def undo(deletion: Deletion, *, by: models.Model) -> None:
    """Put back what a deletion removed, within 30 days and once. A link made otherwise since is left as it is."""
    deletion = Deletion.objects.select_for_update().get(pk=deletion.pk)
    if deletion.undone_at:
        raise DomainError(_("This was already put back."))
    if deletion.at < timezone.now() - timedelta(days=UNDO_DAYS):
        raise DomainError(_("It is too late to undo: more than 30 days have passed."))
    try:
        with transaction.atomic():
            _put_back(deletion)
    except IntegrityError as error:
        raise DomainError(
            _("“%(name)s” cannot be put back.") % {"name": deletion.label},
            _(
                "Something else has taken its name meanwhile, or what it belonged to is gone:"
                " rename the one, or put the other back first."
            ),
        ) from error
    Deletion.objects.filter(pk=deletion.pk).update(undone_at=timezone.now())
    obj = apps.get_model(deletion.object_type)._base_manager.get(pk=deletion.object_id)
    record("restored", obj, by=by)


def _put_back(deletion: Deletion) -> None:
    """Rows first, then links. The rows of link tables were kept themselves, so nothing is made twice."""
    objects: list[models.Model] = []
    for row in serializers.deserialize("json", json.dumps(deletion.rows["rows"])):
        row.object.save_base(raw=True, force_insert=True)
        objects.append(row.object)
    connection.check_constraints(table_names=sorted({row._meta.db_table for row in objects}))
    for kind, column, before, after, pk in deletion.rows["loosened"]:
        rows = apps.get_model(kind)._base_manager.filter(pk=pk, **{column: after})
        rows.update(**{column: before})
    restored.send(sender=Deletion, objects=objects)


def forget_old_deletions() -> int:
    """Drop what can no longer be put back; how many deletions."""
    old = Deletion.objects.filter(at__lt=timezone.now() - timedelta(days=UNDO_DAYS))
    return old.delete()[0]
