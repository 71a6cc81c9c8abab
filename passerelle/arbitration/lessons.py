"""What past promises teach whoever frames the next ones: the floors above say it, the frame shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.module_loading import import_string

from passerelle.arbitration.models import Arbitration
from passerelle.engine.proof.bias import Share
from passerelle.people.models import Person


@dataclass(frozen=True, slots=True)
class Lessons:
    """What comes of one promised: of the next initiative, by kind of theme, and of the reader's own.

    `own` is for the reader alone: it is theirs as a sponsor, and nothing may be written down of it. `efforts` is,
    by number of an initiative delivered, what it took over what was promised, where somebody recorded it.
    """

    next: Share | None = None
    kinds: Mapping[str, Share] = field(default_factory=dict)
    own: Share | None = None
    efforts: Mapping[int, float] = field(default_factory=dict)


Provider = Callable[[Person, Arbitration | None], Lessons]
_providers: list[Provider | str] = []


def register(provider: Provider | str) -> None:
    """Called once an app is ready; by its dotted path where it loads engines."""
    if provider not in _providers:
        _providers.append(provider)


def lessons(person: Person, arbitration: Arbitration | None = None) -> Lessons:
    """What is known for this reader: the first that knows something; nothing learnt when none does."""
    for one in _providers:
        provider: Provider = import_string(one) if isinstance(one, str) else one
        known = provider(person, arbitration)
        if known != Lessons():
            return known
    return Lessons()
