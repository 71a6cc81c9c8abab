"""A link to a pack is as good as the right of who made it."""

from __future__ import annotations

from typing import Any

from passerelle.people.may import company_wide
from passerelle.people.models import Person
from passerelle.people.signals import rights_changed


def listen() -> None:
    rights_changed.connect(revoke_when_rights_are_lost, dispatch_uid="board.departures")


def revoke_when_rights_are_lost(sender: Any, *, person: Person, by: Person, **kwargs: Any) -> None:
    """Rights are read afresh: the person at hand keeps those it had when it was read."""
    from passerelle.board.actions import revoke_links_of  # writing a pack loads the engine

    if not company_wide(Person.objects.get(pk=person.pk), "pack.write"):
        revoke_links_of(person, by=by)
