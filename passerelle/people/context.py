"""What every template knows about the person."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from passerelle.people.may import TABLE, may


class Abilities:
    """`{{ can.roadmap_write }}` in a template: whether the signed-in person may, anywhere."""

    def __init__(self, person: Any) -> None:
        self._person = person

    def __getattr__(self, name: str) -> bool:
        capability = name.replace("_", ".", 1)
        if capability not in TABLE:
            capability = next((c for c in TABLE if c.replace(".", "_") == name), "")
        if not capability:
            raise AttributeError(name)
        return may(self._person, capability)


def person(request: HttpRequest) -> dict[str, Any]:
    """Who is there, their company, and what they may do."""
    return {
        "user": getattr(request, "user", None),
        "company": getattr(request, "company", None),
        "can": Abilities(getattr(request, "user", None)),
        "mail_is_sent": settings.MAIL_IS_SENT,
    }
