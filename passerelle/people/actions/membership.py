"""Who is in a team, from when to when, for which share of their time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import changes
from passerelle.people.models import Membership, Person, Team


def join(
    team: Team, *, person: Person, start: date, by: Person | None, **values: Any
) -> Membership:
    """The person enters the team. The same trade cannot be held twice at the same time."""
    row = Membership(team=team, person=person, start=start, **values)
    _refuse_overlap(row)
    return changes.add(row, by=by, verb="joined")


def change(membership: Membership, *, by: Person | None, **values: Any) -> Membership:
    return changes.redate(membership, by=by, refuse=_refuse_overlap, **values)


def remove(membership: Membership, *, by: Person) -> None:
    changes.remove(membership, by=by)


def _refuse_overlap(row: Membership) -> None:
    if row.end and row.end < row.start:
        raise DomainError(
            _("A membership cannot end before it begins."), _("Correct one of the two dates.")
        )
    others = Membership.objects.filter(person=row.person, team=row.team, trade=row.trade)
    others = others.exclude(pk=row.pk).exclude(end__lt=row.start)
    if row.end:
        others = others.exclude(start__gt=row.end)
    if others.exists():
        raise DomainError(
            _("%(person)s already holds this trade in %(team)s at that time.")
            % {"person": row.person, "team": row.team},
            _("End the first membership, or change its share of time."),
        )
