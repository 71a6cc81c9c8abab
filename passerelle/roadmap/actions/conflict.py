"""Two people wrote in the same cell: what each wrote, and when the other did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.rules import Problem
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event


@dataclass(frozen=True, slots=True)
class Since:
    """One field changed since a version: what it was then, who changed it last, when."""

    before: Any
    actor_id: int | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """`mine` is what was asked for, `theirs` what stands now (raw values: an id where the field is a link)."""

    initiative: Initiative
    field: str
    mine: Any
    theirs: Any
    actor_id: int | None
    at: dt.datetime


class ConflictError(DomainError):
    """Someone else changed the same fields in the meantime; nothing was written."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(
            _("Someone changed this in the meantime: nothing was written."),
            _("Look at both values and choose the one to keep."),
        )
        self.conflicts = list(conflicts)


class RejectedError(DomainError):
    """Some values cannot be; nothing was written."""

    def __init__(self, problems: Sequence[tuple[Initiative, Problem]]) -> None:
        first, problem = problems[0]
        sentence = _("%(code)s cannot be saved: %(problem)s")
        known = {"code": first.code, "problem": problem.message} if first.number else None
        super().__init__(
            sentence % known if known else problem.message,
            _("Nothing was written. Correct it and try again."),
        )
        self.problems = list(problems)


def changed_since(initiative: Initiative, version: int) -> dict[str, Since]:
    """The fields changed after `version`, read from the trail (one query)."""
    fields: dict[str, Since] = {}
    for event in _events_after(initiative, version):
        for name, (before, _after) in event.changes.items():
            known = fields.get(name)
            last = known or Since(before, event.actor_id, event.at)
            fields[name] = Since(before, last.actor_id, last.at)
    return fields


def _events_after(initiative: Initiative, version: int) -> Iterator[Event]:
    """Latest first, down to the one that made `version`."""
    rows = Event.objects.filter(object_type=kind_of(initiative), object_id=initiative.pk)
    for event in rows.order_by("-id"):
        span = event.changes.get("version")
        if span and span[1] <= version:
            return
        if span:
            yield event
