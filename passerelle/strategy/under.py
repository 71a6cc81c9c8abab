"""What stands under an objective: higher apps (the roadmap) say it here, since they may not be imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from passerelle.people.models import Person


@dataclass(frozen=True, slots=True)
class Under:
    """One row under an objective, worded in the active language; `tone` is that of its sign, ok when it is not said."""

    code: str
    title: str
    url: str
    detail: str = ""
    tone: str = "ok"
    state_text: str = ""


Provider = Callable[[Person, list[int]], dict[int, list[Under]]]
_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Called by an app when it is ready: `provider(person, objective_ids)` gives rows by objective id.

    It shows only what the person may see, in a number of queries that does not depend on how many ids there are.
    """
    if provider not in _providers:
        _providers.append(provider)
    return provider


def rows_under(person: Person, objectives: Iterable[int]) -> dict[int, list[Under]]:
    """All that stands under these objectives, by objective id."""
    ids = list(objectives)
    found: dict[int, list[Under]] = {pk: [] for pk in ids}
    for provider in _providers if ids else []:
        for pk, rows in provider(person, ids).items():
            found[pk] += rows
    return found
