"""`@First Last`, `@name.of.the.address` or `@First`: whom a comment calls, among those who may see its object."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from passerelle.people.models import Person
from passerelle.trail import subjects
from passerelle.ui.alphabetical import fold

_AT = re.compile(r"(?<![\w@.])@(?=\w)")
_WORD = re.compile(r"[\w.+-]+")


@dataclass(frozen=True, slots=True)
class Called:
    """A person, and how the text calls them (`@Bob Durand`)."""

    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class _Known:
    """The people by what they are called; a first name counts when only one person bears it."""

    names: dict[str, Person]
    words: dict[str, Person]

    @classmethod
    def of(cls, people: Iterable[Person]) -> _Known:
        everyone = list(people)
        first = Counter(fold(first_name(person)) for person in everyone)
        words = {fold(p.email.split("@")[0]): p for p in everyone}
        words |= {fold(first_name(p)): p for p in everyone if first[fold(first_name(p))] == 1}
        longest_first = sorted(everyone, key=lambda person: len(person.name), reverse=True)
        return cls({fold(p.name): p for p in longest_first if p.name}, words)

    def at(self, rest: str) -> tuple[Person, str] | None:
        """Who is named at the beginning of `rest`, and the words that name them."""
        for name, person in self.names.items():
            if said := _beginning(rest, name):
                return person, said
        word = _WORD.match(rest)
        said = word[0].rstrip(".-+") if word else ""
        found = self.words.get(fold(said))
        return (found, said) if found else None


def called_in(body: str, obj: models.Model) -> list[Called]:
    """Everybody called who may see the object, once each; the longest name wins."""
    places = [found.end() for found in _AT.finditer(body)]
    if not places:
        return []
    known = _Known.of(Person.objects.filter(is_active=True))
    found: dict[int, Called] = {}
    for place in places:
        hit = known.at(body[place:])
        if hit and hit[0].pk not in found and subjects.may_see(hit[0], obj):
            found[hit[0].pk] = Called(hit[0], "@" + hit[1])
    return list(found.values())


def ways_to_call(person: Person) -> list[str]:
    """`@Bob Durand`, `@bob.durand`, `@Bob`: how a comment may name somebody it calls."""
    return [
        f"@{way}" for way in (person.name, person.email.split("@")[0], first_name(person)) if way
    ]


def first_name(person: Person) -> str:
    return person.name.split(" ")[0]


def _beginning(rest: str, name: str) -> str:
    """The words of `rest` that are this name, whatever case and accents; empty if it begins otherwise."""
    size = len(name)
    for length in (size, size + 1, size - 1):  # folding may change the length of a ligature
        said = rest[:length]
        if fold(said) == name and not rest[length : length + 1].isalnum():
            return said
    return ""
