"""The vision and the strategy in force, and who has read them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from passerelle.people.may import TABLE, grants_of
from passerelle.people.models import Person
from passerelle.strategy.models import Acknowledgement, Statement

READ = "strategy.read"


@dataclass(frozen=True, slots=True)
class Heading:
    """The text in force: its sentence, its version, how many of those who may read it have done so."""

    pk: int
    kind: str
    kind_text: str
    number: int
    title: str
    at: dt.datetime
    readers: int
    people: int
    read_by_me: bool
    url: str


def statements(person: Person) -> QuerySet[Statement]:
    """Every version the person may see; the texts belong to the company, so a company-wide role is needed."""
    rows = Statement.objects.select_related("by")
    return rows if grants_of(person).company_wide(READ) else rows.none()


def in_force(person: Person) -> list[Statement]:
    """The last version of each kind, the strategy first."""
    newer = Statement.objects.filter(kind=OuterRef("kind"), number__gt=OuterRef("number"))
    return list(statements(person).filter(~Exists(newer)).order_by("kind"))


def audience() -> QuerySet[Person]:
    """The active people who may read the strategy."""
    return Person.objects.filter(is_active=True, role__in=[str(role) for role in TABLE[READ]])


def readers(statement: Statement) -> QuerySet[Person]:
    return audience().filter(acknowledgements__statement=statement)


def heading(person: Person, texts: list[Statement] | None = None) -> Heading | None:
    """The heading in one sentence: the strategy in force, else the vision; None when nothing is written or seen.

    `texts`: those in force, where they are already known.
    """
    found = in_force(person) if texts is None else texts
    if not found:
        return None
    statement = found[0]
    counts = reading_of(statement, person)
    return Heading(
        pk=statement.pk,
        kind=statement.kind,
        kind_text=statement.get_kind_display(),
        number=statement.number,
        title=statement.title,
        at=statement.at,
        readers=counts["readers"],
        people=counts["people"],
        read_by_me=bool(counts["mine"]),
        url=statement.get_absolute_url(),
    )


def reading_of(statement: Statement, person: Person) -> dict[str, int]:
    """How many people may read it, how many did, and whether this person did: one query."""
    did = Q(pk__in=Acknowledgement.objects.filter(statement=statement).values("person"))
    return audience().aggregate(
        people=Count("pk"),
        readers=Count("pk", filter=did),
        mine=Count("pk", filter=did & Q(pk=person.pk)),
    )


def unread(person: Person) -> list[Statement]:
    """The texts in force that this person has not read yet: one query."""
    read = Acknowledgement.objects.filter(person=person, statement=OuterRef("pk"))
    newer = Statement.objects.filter(kind=OuterRef("kind"), number__gt=OuterRef("number"))
    rows = statements(person).select_related(None).filter(~Exists(newer), ~Exists(read))
    return list(rows.only("kind", "number", "title").order_by("kind"))
