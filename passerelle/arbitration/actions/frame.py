"""Binding an exercise: what is written in its frame, and what is taken out of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from passerelle.arbitration.models import (
    Absence,
    Arbitration,
    Aside,
    Cash,
    Correction,
    Floor,
    Lesson,
)
from passerelle.people.models import Person
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event

Row = Cash | Floor | Absence | Correction | Aside | Lesson
MODELS: dict[str, type[Row]] = {
    "cash": Cash,
    "floor": Floor,
    "absence": Absence,
    "correction": Correction,
    "aside": Aside,
    "lesson": Lesson,
}
ONCE = {
    "correction": ("team", "trade", "quarter"),
    "aside": ("initiative",),
    "lesson": ("kind",),
}
"""What is said once: saying it again replaces it."""
SIGNED = ("correction", "aside", "lesson")


@transaction.atomic
def put(arbitration: Arbitration, kind: str, /, *, by: Person, **facts: Any) -> Row:
    """One more line in the frame of this exercise."""
    model: Any = MODELS[kind]
    if kind in SIGNED:
        facts["by"] = by
    named = {name: facts.pop(name) for name in ONCE.get(kind, ())}
    known = model.objects.filter(arbitration=arbitration, **named).first() if named else None
    before = str(known) if known else None
    row: Row
    if named:
        row, _new = model.objects.update_or_create(arbitration=arbitration, **named, defaults=facts)
    else:
        row = model.objects.create(arbitration=arbitration, **facts)
    _said(arbitration, by, kind, [before, str(row)])
    return row


@transaction.atomic
def take(row: Row, kind: str, *, by: Person) -> None:
    """A line out of the frame."""
    _said(row.arbitration, by, kind, [str(row), None])
    row.delete()


def _said(arbitration: Arbitration, by: Person, kind: str, change: list[str | None]) -> None:
    Event.objects.create(
        actor_id=by.pk,
        verb="changed",
        object_type=kind_of(arbitration),
        object_id=arbitration.pk,
        product_id=arbitration.product_id,
        changes={_hung(kind): change},
    )


def _hung(kind: str) -> str:
    """As the exercise calls these lines, so that the trail names them in each reader's language."""
    name: str = MODELS[kind]._meta.get_field("arbitration").remote_field.name
    return name
