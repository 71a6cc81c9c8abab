"""Which objectives and key results speak of the words that changed in a text."""

from __future__ import annotations

from typing import NamedTuple

from passerelle.desk.models import SearchEntry
from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.strategy.diff import shared, speaking
from passerelle.strategy.queries.fact import READ

OBJECTIVE, KEY_RESULT = "strategy.objective", "strategy.keyresult"


class Touched(NamedTuple):
    code: str
    title: str
    url: str
    words: list[str]


def touched(person: Person, words: dict[str, str]) -> list[Touched]:
    """Those that the person may see, objectives first, in the order of their codes: one query.

    An objective speaks by its title and by why it matters, a key result by its title alone. They are read in the
    index of the search, which is folded when written: a company may have thousands of them.
    """
    entries = SearchEntry.objects.filter(object_type__in=(OBJECTIVE, KEY_RESULT))
    seen = seen_by(person, READ, entries)
    rows = list(seen.values_list("object_type", "code", "title", "url", "folded"))
    found = []
    for place, common in speaking(words, [row[-1] for row in rows]).items():
        kind, code, title, url, _folded = rows[place]
        if kind == KEY_RESULT:  # found by the title of its objective too
            common = shared(words, title)
        if common:
            found.append((kind != OBJECTIVE, Touched(code, title, url, common)))
    return [row for _kind, row in sorted(found, key=lambda one: (one[0], _order(one[1].code)))]


def _order(code: str) -> list[int]:
    """2.10 comes after 2.9."""
    return [int(number) for number in code.split(".")]
