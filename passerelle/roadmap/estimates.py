"""Help to estimate, where ranges are typed: the floors above know how such initiatives went, the form shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.module_loading import import_string

from passerelle.people.models import Person


@dataclass(frozen=True, slots=True)
class Help:
    """`lines` are whole sentences. `fills` gives, by field of an initiative, what the past makes of what was typed.

    `becomes` says so in words; nothing is filled where it is empty. `own` is for the reader alone.
    """

    lines: tuple[str, ...]
    becomes: tuple[str, ...] = ()
    fills: Mapping[str, Any] = field(default_factory=dict)
    own: str = ""


Provider = Callable[[Person, Mapping[str, Any]], Help]
_providers: list[Provider | str] = []


def register(provider: Provider | str) -> None:
    """`provider(person, facts)`: facts are those of the form by field, as typed so far; or its dotted path."""
    if provider not in _providers:
        _providers.append(provider)


def help_for(person: Person, facts: Mapping[str, Any]) -> Help | None:
    """What the first one says to this reader; None where nobody says anything."""
    for one in _providers[:1]:
        provider: Provider = import_string(one) if isinstance(one, str) else one
        return provider(person, facts)
    return None
