"""Reads about teams, who is in them and who owns what they build."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from passerelle.people.may import seen_by
from passerelle.people.models import Team


def on(day: date) -> Q:
    """Dated rows that hold on a day, both ends included."""
    return Q(start__lte=day) & (Q(end=None) | Q(end__gte=day))


def visible_teams(person: Any, capability: str = "people.read") -> QuerySet[Team]:
    """Teams in use whose product (or, without one, the company) the person may see."""
    return seen_by(person, capability, Team.objects.filter(archived_at=None))
