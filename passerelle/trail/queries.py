"""Reading the trail: what a person may see of it, in words, with few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

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
from passerelle.trail.values import Change, Names, change, pointed_at, whens

READ = "trail.read"
GUARD = "version"
"""The field that guards concurrent edits: it says nothing to a reader."""
KEEPER = "company.write"
"""Who also sees what no app has declared as a subject."""


class Line(NamedTuple):
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
    scopes = {kind: subject.read for kind, subject in subjects.all_subjects().items()}
    seen = _within_all(person, scopes)
    if rights.scope(person, KEEPER) is None:
        seen |= ~Q(object_type__in=list(scopes))
    held = rights.scope(person, capability)
    return seen if held is None else seen & Q(product_id__in=held)


def _within_all(person: Any, scopes: dict[str, str], *, own: Collection[str] = ()) -> Q:
    """Rows of these kinds where the person holds what each asks for; one's own alone of some."""
    own = {kind for kind, subject in subjects.all_subjects().items() if subject.own} | {*own}
    whole = [kind for kind, held in scopes.items() if rights.scope(person, held) is None]
    seen = Q(object_type__in=[kind for kind in whole if kind not in own])
    seen |= Q(object_type__in=[kind for kind in whole if kind in own], actor_id=person.pk)
    for kind in scopes.keys() - set(whole):
        mine = {"actor_id": person.pk} if kind in own else {}
        products = rights.scope(person, scopes[kind])
        seen |= Q(object_type=kind, product_id__in=products, **mine)
    return seen


def actors(person: Any) -> QuerySet[Any]:
    """The people one may ask about: everyone for who may see them all, else oneself."""
    people = get_user_model()._default_manager.all()
    kind = subjects.subject(kind_of(get_user_model()()))
    if kind is None or rights.scope(person, kind.read) is None:
        return people
    return people.filter(pk=person.pk)


def history(obj: models.Model) -> QuerySet[Event]:
    """All that happened to one object; the caller has checked that it may be seen."""
    return Event.objects.filter(object_type=kind_of(obj), object_id=obj.pk)


def lines(person: Any, rows: Sequence[Event]) -> list[Line]:
    """Events in words: one query for all that is named, and one for what was deleted since.

    What went to another product since is no longer named to those of the former one.
    """
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
    told = _Told(found, names, _labels_of_deleted(rows, found), whens(), _("Someone who left"))
    return [_line(row, told) for row in rows]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the lines of one page are told with; a word that many lines share is looked up once."""

    found: dict[Any, Any]
    names: Names
    gone: dict[tuple[str, int], str]
    when: Callable[[datetime], str]
    left: str
    words: dict[str, str] = field(default_factory=dict)

    def name(self, row: Event, model: type[models.Model] | None) -> str:
        """The name of what it is about, where the reader may see it."""
        if model is None or row.object_id not in self.found.get(model, {}):
            return self.gone.get((row.object_type, row.object_id), "")
        return self.names[model].get(row.object_id, "")

    def verb(self, name: str) -> str:
        return self.words.get(name) or self.words.setdefault(name, verbs.word(name))

    def kind(self, name: str, model: type[models.Model] | None) -> str:
        said = self.words.get(name)
        return said or self.words.setdefault(name, str(model._meta.verbose_name) if model else name)


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


def _line(row: Event, told: _Told) -> Line:
    model = _model(row.object_type)
    obj = told.found.get(model, {}).get(row.object_id)
    name = told.name(row, model)
    subject = subjects.subject(row.object_type) if name else None
    people = told.names[get_user_model()]
    return Line(
        when=told.when(row.at),
        iso=row.at.isoformat(),
        actor=people.get(row.actor_id, told.left) if row.actor_id else "Passerelle",
        is_machine=row.actor_id is None,
        verb=told.verb(row.verb),
        kind=told.kind(row.object_type, model),
        name=name,
        url=subject.address(obj) if subject and obj is not None else "",
        changes=tuple(
            change(model, name, values, told.names)
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
    known = subjects.all_subjects()
    unsaid = [kind for kind, subject in known.items() if not subject.write]
    scopes = {kind: subject.write or subject.read for kind, subject in known.items()}
    return _within_all(person, scopes, own=unsaid)
