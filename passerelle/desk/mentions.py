"""`@First Last` or `@name.of.the.address`: whom a comment calls, among those who may see its object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import models

from passerelle.desk.index import fold
from passerelle.people.models import Person
from passerelle.trail import subjects

_AT = re.compile(r"(?<![\w@.])@(?=\w)")
_WORD = re.compile(r"[\w.+-]+")


@dataclass(frozen=True, slots=True)
class Called:
    """A person, and how the text calls them (`@Bob Durand`)."""

    person: Person
    text: str


def called_in(body: str, obj: models.Model) -> list[Called]:
    """Everybody called who may see the object, once each; the longest name wins."""
    places = [found.end() for found in _AT.finditer(body)]
    if not places:
        return []
    people = list(Person.objects.filter(is_active=True))
    by_name = {fold(person.name): person for person in people if person.name}
    by_address = {fold(person.email.split("@")[0]): person for person in people}
    names = sorted(by_name, key=len, reverse=True)
    found: dict[int, Called] = {}
    for place in places:
        hit = _at(body[place:], by_name=by_name, names=names, by_address=by_address)
        if hit and hit[0].pk not in found and subjects.may_see(hit[0], obj):
            found[hit[0].pk] = Called(hit[0], "@" + hit[1])
    return list(found.values())


def _at(
    rest: str, *, by_name: dict[str, Person], names: list[str], by_address: dict[str, Person]
) -> tuple[Person, str] | None:
    """Who is named at the beginning of `rest`, and the words that name them."""
    for name in names:
        said = _beginning(rest, name)
        if said:
            return by_name[name], said
    word = _WORD.match(rest)
    said = word[0].rstrip(".-+") if word else ""
    person = by_address.get(fold(said))
    return (person, said) if person else None


def _beginning(rest: str, name: str) -> str:
    """The words of `rest` that are this name, whatever case and accents; empty if it begins otherwise."""
    size = len(name)
    for length in (size, size + 1, size - 1):  # folding may change the length of a ligature
        said = rest[:length]
        if fold(said) == name and not rest[length : length + 1].isalnum():
            return said
    return ""
