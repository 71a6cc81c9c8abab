"""What hangs on an initiative changed: the trail says so on the initiative itself."""

from __future__ import annotations

from typing import Any

from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event


def touch(initiative: Initiative, *, by: Person, what: dict[str, list[Any]]) -> Event:
    """Append an event whose changes, [before, after] by name, are not columns of the initiative."""
    return Event.objects.create(
        actor_id=by.pk,
        verb="changed",
        object_type=kind_of(initiative),
        object_id=initiative.pk,
        product_id=initiative.product_id,
        changes=what,
    )
