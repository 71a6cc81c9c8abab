"""Setting objectives and key results, and changing them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.strategy.actions.keeping import follow
from passerelle.strategy.models import KeyResult, Objective
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def create_objective(*, by: Person, **facts: Any) -> Objective:
    """A new objective; `facts` are the model's fields."""
    objective = Objective.objects.create(**facts)
    record("created", objective, by=by)
    return objective


@transaction.atomic
def change_objective(objective: Objective, *, by: Person, **facts: Any) -> Objective:
    """Change some fields; an objective never serves itself, even through others."""
    kept = Objective.objects.select_for_update().get(pk=objective.pk)
    parent = facts.get("parent", kept.parent)
    if parent is not None and kept.pk in _ancestry(parent):
        raise DomainError(
            _("“%(title)s” cannot serve an objective that serves it.") % {"title": kept.title},
            _("Choose an objective that is above it, or none."),
        )
    before, named = snapshot(kept), _named(kept)
    _set(kept, facts)
    record("changed", kept, by=by, before=before)
    if _named(kept) != named:
        follow(kept)
    return kept


def _named(objective: Objective) -> list[object]:
    """What its key results are found by, and by whom."""
    return [getattr(objective, name) for name in Objective.NAMED_BY]


def _ancestry(objective: Objective) -> set[int]:
    """The objective and all that it serves, by id."""
    above = dict(Objective.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    step: int | None = objective.pk
    while step is not None and step not in found:
        found.add(step)
        step = above.get(step)
    return found


@transaction.atomic
def create_key_result(objective: Objective, *, by: Person, **facts: Any) -> KeyResult:
    """A new key result of this objective."""
    row = KeyResult.objects.create(objective=objective, **facts)
    record("created", row, by=by)
    return row


@transaction.atomic
def change_key_result(key_result: KeyResult, *, by: Person, **facts: Any) -> KeyResult:
    kept = KeyResult.objects.select_for_update(of=("self",)).get(pk=key_result.pk)
    before = snapshot(kept)
    _set(kept, facts)
    record("changed", kept, by=by, before=before)
    return kept


def _set(row: Objective | KeyResult, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
