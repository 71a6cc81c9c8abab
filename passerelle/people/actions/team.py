"""Teams: added, changed, archived."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from passerelle.people.actions import changes
from passerelle.people.models import Person, Team


def add(*, by: Person | None, name: str, **values: Any) -> Team:
    """A new team, under a slug made from its name."""
    return changes.add(Team(name=name, slug=changes.free_slug(Team, name), **values), by=by)


def change(team: Team, *, by: Person | None, **values: Any) -> Team:
    return changes.change(team, by=by, **values)


def archive(team: Team, *, by: Person) -> Team:
    """Out of the lists; its members and its history stay."""
    return changes.change(
        team, by=by, verb="archived", archived_at=team.archived_at or timezone.now()
    )


def unarchive(team: Team, *, by: Person) -> Team:
    return changes.change(team, by=by, verb="unarchived", archived_at=None)
