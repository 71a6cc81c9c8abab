"""Reads about teams, who is in them and who owns what they build."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from passerelle.people.may import seen_by
from passerelle.people.models import Membership, Person, Team


def on(day: date) -> Q:
    """Dated rows that hold on a day, both ends included."""
    return Q(start__lte=day) & (Q(end=None) | Q(end__gte=day))


def visible_teams(person: Any, capability: str = "people.read") -> QuerySet[Team]:
    """Teams in use whose product (or, without one, the company) the person may see."""
    return seen_by(person, capability, Team.objects.filter(archived_at=None))


def team_choices(person: Any, capability: str) -> QuerySet[Team]:
    """What a form that writes under `capability` may offer."""
    return visible_teams(person, capability)


def teams_of(person: Person, *, day: date | None = None) -> QuerySet[Team]:
    """Teams in use of which the person is a member on a day (today by default)."""
    held = Membership.objects.filter(on(day or timezone.localdate()), person=person)
    return Team.objects.filter(pk__in=held.values("team"), archived_at=None)


def owner_of(team: Team, *, day: date) -> Person | None:
    """The product owner of a team on a day; the latest assigned where two overlap."""
    held = team.ownerships.filter(on(day)).select_related("person").order_by("-start", "-pk")
    first = held.first()
    return first.person if first else None
