"""The inbox holds only what I must do. Each app says what waits for a person; nothing is stored twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import inf
from typing import Any

from django.db.models import Exists, QuerySet
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
Rows = Callable[[Person], QuerySet[Any]]
_providers: list[Provider | str] = []
_rows: dict[Provider | str, Rows | str] = {}


def register(provider: Provider | str, *, rows: Rows | str | None = None) -> None:
    """Called by apps when they are ready; the provider starts from what the person may see.

    It can be given as a path where it loads engines, which most commands never need. `rows` are those without
    which nothing waits: whether there are any is asked of all such providers at once, in one query.
    """
    if provider not in _providers:
        _providers.append(provider)
    if rows is not None:
        _rows[provider] = rows


def waiting_for(person: Person) -> list[Waiting]:
    """Everything that waits for this person, most urgent first."""
    quiet = _quiet(person)
    speaking = [provider for provider in _providers if provider not in quiet]
    items = [item for provider in speaking for item in _loaded(provider)(person)]
    return sorted(items, key=_urgency)


def _quiet(person: Person) -> set[Provider | str]:
    """The providers that have no row to speak of (one query)."""
    asked = {one: _loaded(_rows[one])(person) for one in _providers if one in _rows}
    if not asked:
        return set()
    found = Person.objects.filter(pk=person.pk).values_list(*map(Exists, asked.values())).first()
    return {one for one, there in zip(asked, found or (), strict=False) if not there}


def _urgency(item: Waiting) -> tuple[bool, date, float, str]:
    """By its day; without one, what has waited longest first."""
    waits = item.since.timestamp() if item.since else inf
    return item.due is None, item.due or date.max, waits, item.title


def _loaded(given: Callable[[Person], Any] | str) -> Callable[[Person], Any]:
    return import_string(given) if isinstance(given, str) else given
