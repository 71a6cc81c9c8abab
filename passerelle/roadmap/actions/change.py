"""Changing initiatives: one or many at once, all or nothing, never over someone else's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.roadmap.actions.conflict import (
    Conflict,
    ConflictError,
    RejectedError,
    Since,
    changed_since,
)
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.rules import Problem, problems
from passerelle.trail.actions import record, snapshot

FIXED = {"id", "number", "version"}
CHANGEABLE = {f.name for f in Initiative._meta.concrete_fields} - FIXED


@dataclass(frozen=True, slots=True)
class Change:
    """New values of one initiative by field name; `version` is the one the person was looking at."""

    initiative: Initiative
    values: dict[str, Any]
    version: int | None = None


@dataclass(slots=True)
class Done:
    """What was written: the rows as they stand, and the values that would put everything back."""

    rows: list[Initiative] = field(default_factory=list)
    before: list[Change] = field(default_factory=list)


@transaction.atomic
def change(changes: Sequence[Change], *, by: Person) -> Done:
    """Write every change or none: `RejectedError` names each bad value, `ConflictError` each field someone else wrote.

    A field that already holds its value is left alone, so that saying the same thing twice changes nothing.
    """
    rows = _locked(changes)
    asked = [
        (rows[one.initiative.pk], _differing(rows[one.initiative.pk], one), one) for one in changes
    ]
    if conflicts := [c for row, values, one in asked for c in _conflicts(row, values, one)]:
        raise ConflictError(conflicts)
    done = Done()
    rejected: list[tuple[Initiative, Problem]] = []
    for row, values, one in asked:
        if values:
            rejected += [
                (row, problem)
                for problem in _write(row, values, asked=set(one.values), by=by, done=done)
            ]
    if rejected:
        raise RejectedError(rejected)
    return done


def update(
    initiative: Initiative, *, by: Person, changes: dict[str, Any], version: int | None = None
) -> Initiative:
    """Change one initiative; without `version` nothing guards against a concurrent edit (imports)."""
    done = change([Change(initiative, changes, version)], by=by)
    return done.rows[0] if done.rows else initiative


def _locked(changes: Sequence[Change]) -> dict[int, Initiative]:
    ids = [one.initiative.pk for one in changes]
    return {row.pk: row for row in Initiative.objects.select_for_update().filter(pk__in=ids)}


def raw(value: Any) -> Any:
    """A link is compared by its id."""
    return value.pk if isinstance(value, models.Model) else value


def current(row: Initiative, name: str) -> Any:
    """The raw value of a field: an id where the field is a link."""
    return row._meta.get_field(name).value_from_object(row)  # type: ignore[union-attr]


def _differing(row: Initiative, one: Change) -> dict[str, Any]:
    unknown = set(one.values) - CHANGEABLE
    if unknown:
        raise ValueError(f"not a field of an initiative: {', '.join(sorted(unknown))}")
    return {name: v for name, v in one.values.items() if raw(v) != current(row, name)}


def _conflicts(row: Initiative, values: dict[str, Any], one: Change) -> list[Conflict]:
    if one.version is None or one.version >= row.version or not values:
        return []
    since = changed_since(row, one.version)
    return [_conflict(row, name, values[name], since[name]) for name in values if name in since]


def _conflict(row: Initiative, name: str, mine: Any, since: Since) -> Conflict:
    return Conflict(row, name, raw(mine), current(row, name), since.actor_id, since.at)


def _write(
    row: Initiative, values: dict[str, Any], *, asked: set[str], by: Person, done: Done
) -> list[Problem]:
    before, foreign = snapshot(row), _out_of_reach(row, by)
    old = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    old = settle_delivery(row, asked) | old
    found = [*problems(row), *(foreign or _out_of_reach(row, by))]
    if not found:
        row.version += 1
        row.save()
        record(_verb(row, values), row, by=by, before=before)
        done.rows.append(row)
        done.before.append(Change(row, old, row.version))
    return found


def _verb(row: Initiative, values: dict[str, Any]) -> str:
    if set(values) != {"archived_at"}:
        return "changed"
    return "archived" if row.archived_at else "unarchived"


def settle_delivery(row: Initiative, given: Collection[str]) -> dict[str, Any]:
    """Saying that it is delivered dates it, dating it says so; returns what this changed, as it was."""
    was = {"state": row.state, "delivered_on": row.delivered_on}
    if row.state == Initiative.State.DELIVERED and "state" in given:
        row.delivered_on = row.delivered_on or timezone.localdate()
    elif "state" in given and "delivered_on" not in given:
        row.delivered_on = None
    elif "state" not in given and row.delivered_on:
        row.state = Initiative.State.DELIVERED
    return {name: old for name, old in was.items() if getattr(row, name) != old}


def _out_of_reach(row: Initiative, by: Person) -> list[Problem]:
    """Nobody can move an initiative to a product that they do not plan for."""
    if may(by, "roadmap.write", row):
        return []
    return [Problem("product", _("You do not plan for this product: choose one of yours."))]
