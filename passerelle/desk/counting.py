"""How much waits for a person. The rail says it on each page, and no page pays for it.

A page shows the number last counted; where that is a minute old, or unknown, it asks for the number apart.
"""

from __future__ import annotations

import datetime as dt

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from passerelle.desk import inbox
from passerelle.people.models import Person
from passerelle.ui.navigation import Count

FRESH = dt.timedelta(seconds=60)
KEPT = 24 * 3600  # seconds: an old number until the new one comes
Known = tuple[int, dt.datetime]


def waiting(person: Person) -> list[inbox.Waiting]:
    """Everything that waits for this person, most urgent first; how much is then known for a minute."""
    items = inbox.waiting_for(person)
    cache.set(_key(person), (len(items), timezone.now()), KEPT)
    return items


def count(request: HttpRequest) -> Count:
    """What the rail of this page says, without a query."""
    known: Known | None = None
    if isinstance(person := request.user, Person):
        known = cache.get(_key(person))
    number, since = known or (0, None)
    is_fresh = since is not None and timezone.now() - since < FRESH
    return Count(number, "" if is_fresh else reverse("desk:waiting"))


def forget(person: Person) -> None:
    """After something was dealt with."""
    cache.delete(_key(person))


def _key(person: Person) -> str:
    return f"waiting:{person.pk}"
