"""Every other row of an import that is taken back, the last made first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import QuerySet

from passerelle.delivery.models import Tracker
from passerelle.kernel.errors import DomainError
from passerelle.kpis.actions.loads import remove_load, roll_without
from passerelle.kpis.actions.rolled import Ahead
from passerelle.kpis.models import Load
from passerelle.people.models import Person
from passerelle.sources.models import Import, Touched
from passerelle.sources.undoing.done import Undone
from passerelle.sources.undoing.items import KIND
from passerelle.trail.actions import delete, kind_of, record, snapshot
from passerelle.trail.models import Event

OURS = {"version", "revision"}
"""Counters: they only ever grow."""


def roll_ahead(of: Import, done: Undone) -> dict[int, Ahead]:
    """The roll-ups of each measure without the loads that will go: seconds for a million rows, so beforehand."""
    found: dict[int, Ahead] = {}
    gone: list[str] = []
    for one, obj in _touched(of, of.touched.filter(object_type=Load._meta.label_lower)):
        if isinstance(obj, Load) and one.before is None and not _stays(of, obj, done):
            found[obj.pk] = roll_without(obj, gone=gone)
            gone.append(obj.path)
    return found


def take_back(of: Import, done: Undone, *, by: Person, ahead: Mapping[int, Ahead]) -> None:
    """One by one; what moved since, or is in use, is left and named."""
    for one, obj in _touched(of, of.touched.exclude(object_type=KIND)):
        if one.before is None:
            _remove(of, obj, done, by=by, ahead=ahead)
        else:
            _restore(one, obj, done, by=by)


def _touched(of: Import, found: QuerySet[Touched]) -> Iterator[tuple[Touched, models.Model]]:
    """What is still there, the last made first; a tracker before the teams that its rules name."""
    tracker = Tracker._meta.label_lower
    for one in sorted(found, key=lambda one: (one.object_type != tracker, -one.pk)):
        obj = apps.get_model(one.object_type)._base_manager.filter(pk=one.object_id).first()
        if obj is not None:
            yield one, obj


def _remove(
    of: Import, obj: models.Model, done: Undone, *, by: Person, ahead: Mapping[int, Ahead]
) -> None:
    if _stays(of, obj, done):
        done.left.append(str(obj))
        return
    try:
        with transaction.atomic():
            if isinstance(obj, Load):
                remove_load(obj, by=by, ahead=ahead.get(obj.pk))
            else:
                delete(obj, by=by)
    except DomainError:
        done.left.append(str(obj))
        return
    done.removed += 1


def _stays(of: Import, obj: models.Model, done: Undone) -> bool:
    return _moved(of, obj, done) or _in_use(obj)


def _moved(of: Import, obj: models.Model, done: Undone) -> bool:
    """Whether something happened to it since it was poured in."""
    mine = {"object_type": kind_of(obj), "object_id": obj.pk}
    later = Touched.objects.filter(**mine, of__gt=of, of__state=Import.State.PUBLISHED)
    since = {"at__gt": of.published_at, "at__lt": done.begun}
    return later.exists() or Event.objects.filter(**mine, **since).exists()


def _in_use(obj: models.Model) -> bool:
    """Whether rows that are not part of it hang on it: they would be cut loose, or go with it."""
    if isinstance(obj, Tracker):
        return obj.items.exists()
    if isinstance(obj, Person) and (obj.last_login or obj.role):
        return True
    return any(
        field.related_model._base_manager.filter(**{field.field.name: obj.pk}).exists()
        for field in obj._meta.related_objects
        if isinstance(field, models.ManyToOneRel) and not _is_part(field)
    )


def _is_part(field: models.ManyToOneRel) -> bool:
    """Rows that live and die with the object: the needs of an initiative, the roll-ups of a measure."""
    return field.on_delete is models.CASCADE and field.related_model._meta.app_label == (
        field.model._meta.app_label
    )


def _restore(one: Touched, obj: models.Model, done: Undone, *, by: Person) -> None:
    """Its fields as they were, when they still hold what the import put there."""
    before, after = one.before or {}, one.after or {}
    now = json.loads(json.dumps(snapshot(obj), cls=DjangoJSONEncoder))
    if any(now.get(name) != value for name, value in after.items() if name not in OURS):
        done.left.append(str(obj))
        return
    kept = snapshot(obj)
    for name, value in before.items():
        field: Any = obj._meta.get_field(name)
        if name not in OURS:
            setattr(obj, field.attname, field.to_python(value))
    if hasattr(obj, "version"):
        obj.version += 1
    obj.save()
    record("changed", obj, by=by, before=kept)
    done.restored += 1
