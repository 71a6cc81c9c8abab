"""What every template knows about the person."""

from __future__ import annotations

from typing import Any

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
    """The company and what the person may do."""
    return {"company": getattr(request, "company", None), "can": Abilities(request.user)}
