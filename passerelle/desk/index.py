"""One index for search and palette. Apps register what can be found; rows follow the objects by signal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from passerelle.desk.models import SearchEntry
from passerelle.people.may import grants_of
from passerelle.people.models import Person
from passerelle.trail import subjects
from passerelle.trail.models import Event
from passerelle.trail.signals import restored
from passerelle.ui.alphabetical import fold

BATCH = 500


@dataclass(frozen=True, slots=True)
class Found:
    """How an object is found: its code, its title, other words, and where it opens."""

    code: str
    title: str
    words: str
    url: str
    product_id: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`related` is what `describe` reads beside the row; `is_many`: so many that they must not hide the others."""

    model: type[models.Model]
    capability: str
    describe: Callable[[Any], Found | None]
    related: tuple[str, ...] = ()
    is_many: bool = False


_kinds: dict[str, Kind] = {}


def register(
    model: type[models.Model],
    capability: str,
    describe: Callable[[Any], Found | None],
    *,
    related: tuple[str, ...] = (),
    is_many: bool = False,
) -> None:
    """Make a model findable by people who hold `capability`; `describe` returns None for what is hidden."""
    kind = Kind(model, capability, describe, related, is_many)
    _kinds[model._meta.label_lower] = kind
    has_page = hasattr(model, "get_absolute_url")
    subjects.register(model, read=capability, url=None if has_page else lambda obj: _url(kind, obj))
    uid = f"index-{model._meta.label_lower}"
    post_save.connect(_saved, sender=model, dispatch_uid=uid + "-save")
    post_delete.connect(_deleted, sender=model, dispatch_uid=uid + "-delete")


def _url(kind: Kind, obj: Any) -> str:
    found = kind.describe(obj)
    return found.url if found else ""


def _entry(kind: Kind, obj: Any) -> SearchEntry | None:
    found = kind.describe(obj)
    return None if found is None else entry(kind.model, obj.pk, found)


def entry(model: type[models.Model], pk: int, found: Found) -> SearchEntry:
    """The row of the index for an object found so, not saved."""
    return SearchEntry(
        object_type=model._meta.label_lower,
        object_id=pk,
        capability=_kinds[model._meta.label_lower].capability,
        product_id=found.product_id,
        code=found.code[:40],
        title=found.title[:300],
        folded=fold(f"{found.code} {found.title}\n{found.words}"),
        url=found.url,
    )


def _saved(sender: Any, instance: models.Model, raw: bool = False, **_: Any) -> None:
    if not raw:  # rows that are put back may come before what they belong to: see `_restored`
        refresh([instance])


@receiver(restored, dispatch_uid="index-restored")
def _restored(objects: list[models.Model], **_: Any) -> None:
    for label in _kinds:
        refresh(obj for obj in objects if obj._meta.label_lower == label)


def _deleted(sender: Any, instance: models.Model, **_: Any) -> None:
    SearchEntry.objects.filter(
        object_type=instance._meta.label_lower, object_id=instance.pk
    ).delete()


def refresh(objects: Iterable[models.Model]) -> None:
    """Bring the entries of these objects (all of one type) up to date; for bulk writes, which send no signal."""
    rest = iter(objects)
    while rows := list(islice(rest, BATCH)):
        kind = _kinds[rows[0]._meta.label_lower]
        forget(kind.model, [row.pk for row in rows])
        made = [_entry(kind, row) for row in rows]
        SearchEntry.objects.bulk_create([one for one in made if one is not None])


def forget(model: type[models.Model], pks: list[int]) -> None:
    """Take objects out of the index."""
    SearchEntry.objects.filter(object_type=model._meta.label_lower, object_id__in=pks).delete()


def rebuild() -> int:
    """Index everything again; the number of entries."""
    SearchEntry.objects.all().delete()
    for kind in _kinds.values():
        rows = kind.model._base_manager.select_related(*kind.related)
        refresh((rows if kind.related else kind.model._base_manager.all()).iterator(BATCH))
    return SearchEntry.objects.count()


def visible(person: Person) -> QuerySet[SearchEntry]:
    """The entries of objects this person may see."""
    grants = grants_of(person)
    seen = Q(pk__in=[])
    for capability in {kind.capability for kind in _kinds.values()}:
        if grants.company_wide(capability):
            seen |= Q(capability=capability)
        elif products := grants.product_ids(capability):
            seen |= Q(capability=capability, product_id__in=products)
    return SearchEntry.objects.filter(seen)


def recent(person: Person, *, limit: int = 8) -> list[SearchEntry]:
    """What this person worked on last, newest first."""
    kinds = Q(object_type__in=list(_kinds), actor_id=person.pk)
    touched = Event.objects.filter(kinds).values_list("object_type", "object_id")[:100]
    order = {key: place for place, key in reversed(list(enumerate(touched)))}
    last = sorted(order, key=lambda key: order[key])[:limit]
    wanted = Q(pk__in=[])
    for kind, pk in last:
        wanted |= Q(object_type=kind, object_id=pk)
    found = visible(person).filter(wanted)
    return sorted(found, key=lambda entry: order[(entry.object_type, entry.object_id)])


def grouped(entries: Iterable[SearchEntry]) -> list[tuple[str, list[SearchEntry]]]:
    """By kind of object, each under the plural of its name, in the order of the first of each."""
    groups: dict[str, list[SearchEntry]] = {}
    for entry in entries:
        if entry.object_type in _kinds:
            groups.setdefault(entry.object_type, []).append(entry)
    names = {kind: str(_kinds[kind].model._meta.verbose_name_plural) for kind in groups}
    return [(names[kind][:1].upper() + names[kind][1:], rows) for kind, rows in groups.items()]


def search(person: Person, words: str, *, limit: int = 20) -> list[SearchEntry]:
    """Objects that hold every word: those whose code or title begins with the words first, then the scarce kinds."""
    folded = fold(words).split()
    if not folded:
        return []
    rows = visible(person)
    for word in folded:
        rows = rows.filter(folded__contains=word)
    start = " ".join(folded)
    begins = Q(folded__startswith=start)
    many = Q(object_type__in=[label for label, kind in _kinds.items() if kind.is_many])
    order = (begins & ~many, begins, ~many)
    rank = models.Case(
        *(models.When(which, then=place) for place, which in enumerate(order)),
        default=len(order),
        output_field=models.IntegerField(),
    )
    return list(rows.annotate(rank=rank).order_by("rank", "folded")[:limit])
