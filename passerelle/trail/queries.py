"""Reading the trail: what a person may see of it, in words, with few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.trail import rights, subjects, verbs
from passerelle.trail.actions import UNDO_DAYS, kind_of
from passerelle.trail.models import Deletion, Event
from passerelle.trail.naming import named
from passerelle.trail.values import Change, Names, change, pointed_at, when

READ = "trail.read"
GUARD = "version"
"""The field that guards concurrent edits: it says nothing to a reader."""
KEEPER = "company.write"
"""Who also sees what no app has declared as a subject."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event as it is shown."""

    when: str
    iso: str
    actor: str
    is_machine: bool
    verb: str
    kind: str
    name: str
    url: str
    changes: tuple[Change, ...]


def events(person: Any) -> QuerySet[Event]:
    """The events on what this person may see."""
    return Event.objects.filter(_seen(person, READ))


def _seen(person: Any, capability: str) -> Q:
    """Rows (events, deletions) on subjects that the person may read, where they hold `capability`."""
    seen = Q(pk__in=[])
    for kind, subject in subjects.all_subjects().items():
        own = {"actor_id": person.pk} if subject.own else {}
        seen |= _within(kind, rights.scope(person, subject.read), own)
    if rights.scope(person, KEEPER) is None:
        seen |= ~Q(object_type__in=list(subjects.all_subjects()))
    held = rights.scope(person, capability)
    return seen if held is None else seen & Q(product_id__in=held)


def _within(kind: str, products: list[int] | None, own: dict[str, int]) -> Q:
    """Rows of one kind within a scope."""
    if products is None:
        return Q(object_type=kind, **own)
    return Q(object_type=kind, product_id__in=products, **own)


def actors(person: Any, seen: QuerySet[Event]) -> QuerySet[Any]:
    """The people one may ask about: everyone for who may see them all, else oneself and whom one may see."""
    people = get_user_model()._default_manager.order_by("name")
    kind = subjects.subject(kind_of(get_user_model()()))
    if kind is None or rights.scope(person, kind.read) is None:
        return people
    return people.filter(pk=person.pk)


def history(obj: models.Model) -> QuerySet[Event]:
    """All that happened to one object; the caller has checked that it may be seen."""
    return Event.objects.filter(object_type=kind_of(obj), object_id=obj.pk)


def lines(person: Any, rows: Sequence[Event]) -> list[Line]:
    """Events in words: one query for all that is named, and one for what was deleted since."""
    known = [(model, row) for row in rows if (model := _model(row.object_type)) is not None]
    wanted = pointed_at(known)
    for model, row in known:
        wanted[model].add(row.object_id)
    people = get_user_model()
    wanted[people] |= {row.actor_id for row in rows if row.actor_id is not None}
    found = named(wanted)
    names: Names = {
        model: {pk: str(obj) for pk, obj in some.items() if _nameable(person, obj)}
        for model, some in found.items()
    }
    gone = _labels_of_deleted(rows, found)
    return [_line(row, found=found, names=names, gone=gone) for row in rows]


def _model(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model(kind)
    except LookupError:
        return None


def _nameable(person: Any, obj: models.Model) -> bool:
    """A link may point to what this person may not see; what is no subject is no secret."""
    return subjects.subject(kind_of(obj)) is None or subjects.may_see(person, obj)


def _labels_of_deleted(rows: Iterable[Event], found: dict[Any, Any]) -> dict[tuple[str, int], str]:
    missing: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        model = _model(row.object_type)
        if model is None or row.object_id not in found.get(model, {}):
            missing[row.object_type].add(row.object_id)
    if not missing:
        return {}
    ids = {pk for some in missing.values() for pk in some}
    kept = Deletion.objects.filter(object_type__in=list(missing), object_id__in=ids)
    return {
        (d.object_type, d.object_id): d.label
        for d in kept.only("object_type", "object_id", "label")
    }


def _line(row: Event, *, found: dict[Any, Any], names: Names, gone: dict[Any, str]) -> Line:
    model = _model(row.object_type)
    obj = found.get(model, {}).get(row.object_id)
    subject = subjects.subject(row.object_type)
    people = names[get_user_model()]
    return Line(
        when=when(row.at),
        iso=row.at.isoformat(),
        actor=people.get(row.actor_id, _("Someone who left")) if row.actor_id else "Passerelle",
        is_machine=row.actor_id is None,
        verb=verbs.word(row.verb),
        kind=str(model._meta.verbose_name) if model else row.object_type,
        name=str(obj) if obj is not None else gone.get((row.object_type, row.object_id), ""),
        url=subject.address(obj) if subject and obj is not None else "",
        changes=tuple(
            change(model, name, values, names)
            for name, values in row.changes.items()
            if model and name != GUARD
        ),
    )


def deletions(person: Any) -> QuerySet[Deletion]:
    """What was deleted in the last 30 days and can be put back by this person."""
    since = timezone.now() - timedelta(days=UNDO_DAYS)
    rows = Deletion.objects.filter(_undoable(person), undone_at=None, at__gte=since)
    return rows.defer("rows")


def may_undo(person: Any, deletion: Deletion) -> bool:
    """Whether the person could write it (whether it is too late, the action says)."""
    return Deletion.objects.filter(_undoable(person), pk=deletion.pk).exists()


def _undoable(person: Any) -> Q:
    """What they may write; where no app said who may, what they deleted themselves and may still see."""
    writable = Q(pk__in=[])
    for kind, subject in subjects.all_subjects().items():
        own = {"actor_id": person.pk} if subject.own or not subject.write else {}
        writable |= _within(kind, rights.scope(person, subject.write or subject.read), own)
    return writable
