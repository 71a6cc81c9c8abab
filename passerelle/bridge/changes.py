"""What changed since a person's last visit, done by others."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from passerelle.people.models import Person
from passerelle.trail.queries import Line, events, lines

FIRST_LOOK = dt.timedelta(days=7)


def since(person: Person, visited: dt.datetime | None, *, limit: int) -> list[Line]:
    """The last events on what the person may see, but not their own; the first time, those of the week."""
    start = visited or timezone.now() - FIRST_LOOK
    rows = events(person).filter(at__gt=start).exclude(actor_id=person.pk).order_by("-at", "-id")
    return lines(person, list(rows[:limit]))
