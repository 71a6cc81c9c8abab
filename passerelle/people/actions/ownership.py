"""Product-owner assignments. Gaps and overlaps are allowed, since they happen, and shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import changes
from passerelle.people.models import Ownership, Person, Team


def assign(
    team: Team, *, person: Person, start: date, by: Person | None, end: date | None = None
) -> Ownership:
    """The person is the team's product owner from `start`."""
    row = Ownership(team=team, person=person, start=start, end=end)
    _refuse_disorder(row)
    return changes.add(row, by=by, verb="assigned")


def change(ownership: Ownership, *, by: Person | None, **values: Any) -> Ownership:
    return changes.redate(ownership, by=by, refuse=_refuse_disorder, **values)


def remove(ownership: Ownership, *, by: Person) -> None:
    changes.remove(ownership, by=by)


def _refuse_disorder(row: Ownership) -> None:
    if row.end and row.end < row.start:
        raise DomainError(
            _("An assignment cannot end before it begins."), _("Correct one of the two dates.")
        )
    same = Ownership.objects.filter(person=row.person, team=row.team, start=row.start)
    if same.exclude(pk=row.pk).exists():
        raise DomainError(
            _("%(person)s is already assigned to %(team)s from that day.")
            % {"person": row.person, "team": row.team},
            _("Change the assignment that exists."),
        )
