"""What can be looked back on, commented and put back: which capability reads it, which writes it, where it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import Http404

from passerelle.trail import rights
from passerelle.trail.actions import kind_of, product_of


@dataclass(frozen=True, slots=True)
class Subject:
    model: type[models.Model]
    read: str
    write: str = ""
    url: Callable[[Any], str] | None = None
    own: str = ""

    def address(self, obj: models.Model) -> str:
        """Where the object opens; empty when it has no page."""
        if self.url:
            return self.url(obj)
        own = getattr(obj, "get_absolute_url", None)
        return own() if own else ""


_subjects: dict[str, Subject] = {}


def register(
    model: type[models.Model],
    *,
    read: str,
    write: str = "",
    url: Callable[[Any], str] | None = None,
    own: str = "",
) -> None:
    """Told again, what was said before is completed. What is registered for search is a subject already.

    `own` names the field of the only person who may look back on it and put it back (a comment, a saved view).
    """
    known = _subjects.get(model._meta.label_lower)
    _subjects[model._meta.label_lower] = Subject(
        model,
        read,
        write or (known.write if known else ""),
        url or (known.url if known else None),
        own or (known.own if known else ""),
    )


def all_subjects() -> dict[str, Subject]:
    """By kind: `roadmap.initiative` → subject."""
    return dict(_subjects)


def subject(kind: str) -> Subject | None:
    return _subjects.get(kind)


def find(person: Any, kind: str, pk: int) -> models.Model:
    """The object, if the person may see it; 404 otherwise."""
    known = _subjects.get(kind)
    obj = known.model._base_manager.filter(pk=pk).first() if known else None
    if obj is None or not may_see(person, obj):
        raise Http404(kind)
    return obj


def may_see(person: Any, obj: models.Model) -> bool:
    known = _subjects.get(kind_of(obj))
    if known is None:
        return False
    if known.own:
        return bool(getattr(obj, f"{known.own}_id") == person.pk)
    return rights.may(person, known.read, product_of(obj))
