"""What a person likes: theme and language. Their own business, so it leaves no trail."""

from __future__ import annotations

from typing import Any

from passerelle.people.models import Person


def keep(person: Person, **chosen: Any) -> None:
    """Set `theme` or `language`; empty means as the machine, or the company, prefers."""
    for name in ("theme", "language"):
        if name in chosen:
            setattr(person, name, chosen[name])
    person.save(update_fields=sorted(chosen.keys() & {"theme", "language"}))
