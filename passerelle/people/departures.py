"""A link is as good as the right of who made it: the apps that hand out links say here how theirs end."""

from __future__ import annotations

from typing import Any

from django.utils.module_loading import import_string

from passerelle.people.models import Person
from passerelle.people.signals import rights_changed


def links_end(verb: str) -> None:
    """`verb` is the path of the action `(person, *, by)` that revokes what they may no longer share.

    A path, as such actions load engines that a page never needs. Rights are read afresh: the person at
    hand keeps those it had when it was read.
    """

    def end(sender: Any, *, person: Person, by: Person, **kwargs: Any) -> None:
        import_string(verb)(Person.objects.get(pk=person.pk), by=by)

    rights_changed.connect(end, dispatch_uid=verb, weak=False)
