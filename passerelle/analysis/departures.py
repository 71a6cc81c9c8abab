"""A link to an answer is as good as the right of who made it."""

from __future__ import annotations

from typing import Any

from passerelle.people.models import Person
from passerelle.people.signals import rights_changed


def listen() -> None:
    rights_changed.connect(revoke_what_is_lost, dispatch_uid="analysis.departures")


def revoke_what_is_lost(sender: Any, *, person: Person, by: Person, **kwargs: Any) -> None:
    """Rights are read afresh: the person at hand keeps those it had when it was read."""
    from passerelle.analysis.actions import revoke_links_of  # freezing an answer loads the engine

    revoke_links_of(Person.objects.get(pk=person.pk), by=by)
