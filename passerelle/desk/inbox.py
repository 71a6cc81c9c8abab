"""The inbox holds only what I must do. Each app says what waits for a person; nothing is stored twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import inf

from django.utils.module_loading import import_string

from passerelle.people.models import Person


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: a whole translated sentence, why, by when, and where it is done.

    `kind` is one of decide, check_in, answer, look, read, review; `since` when it began to wait, where nothing is due.
    """

    kind: str
    title: str
    detail: str
    due: date | None
    url: str
    since: datetime | None = None


Provider = Callable[[Person], Iterable[Waiting]]
_providers: list[Provider | str] = []


def register(provider: Provider | str) -> None:
    """Called by apps when they are ready; the provider starts from what the person may see.

    It can be given as a path where it loads engines, which most commands never need.
    """
    if provider not in _providers:
        _providers.append(provider)


def waiting_for(person: Person) -> list[Waiting]:
    """Everything that waits for this person, most urgent first."""
    items = [item for provider in _providers for item in _loaded(provider)(person)]
    return sorted(items, key=_urgency)


def _urgency(item: Waiting) -> tuple[bool, date, float, str]:
    """By its day; without one, what has waited longest first."""
    waits = item.since.timestamp() if item.since else inf
    return item.due is None, item.due or date.max, waits, item.title


def _loaded(provider: Provider | str) -> Provider:
    return import_string(provider) if isinstance(provider, str) else provider
