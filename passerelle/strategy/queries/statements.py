"""The vision and the strategy in force, and who has read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from passerelle.people.may import TABLE, grants_of
from passerelle.people.models import Person
from passerelle.strategy.models import Acknowledgement, Statement

READ = "strategy.read"


@dataclass(frozen=True, slots=True)
class Heading:
    """The text in force: its sentence, its version, how many of those who may read it have done so.

    `vision`: the last vision in one sentence; empty where none is written.
    """

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
    vision: str


def statements(person: Person) -> QuerySet[Statement]:
    """Every version the person may see; the texts belong to the company, so a company-wide role is needed."""
    rows = Statement.objects.select_related("by")
    return rows if grants_of(person).company_wide(READ) else rows.none()


def versions(person: Person, kind: str) -> QuerySet[Statement]:
    """The versions of a text as one names them, the newest first."""
    rows = statements(person).select_related(None).filter(kind=kind)
    return rows.only("kind", "number").order_by("-number")


def in_force(person: Person) -> list[Statement]:
    """The last version of each kind, the strategy first."""
    newest: dict[str, Statement] = {}
    rows = statements(person).select_related(None).defer("body", "note").order_by("kind", "-number")
    for row in rows:
        newest.setdefault(row.kind, row)
    return list(newest.values())


def audience() -> QuerySet[Person]:
    """The active people who may read the strategy."""
    return Person.objects.filter(is_active=True, role__in=[str(role) for role in TABLE[READ]])


def readers(statement: Statement) -> QuerySet[Person]:
    return audience().filter(acknowledgements__statement=statement)


# In one query, and without the text: through the ORM its wording alone took a tenth of the page.
HEADING = """
SELECT s.id, s.kind, s.number, s.title, s.at,
    (SELECT COUNT(*) FROM people_person p WHERE p.is_active AND p.role IN roles) AS people,
    (SELECT COUNT(*) FROM strategy_acknowledgement a JOIN people_person p ON p.id = a.person_id
     WHERE a.statement_id = s.id AND p.is_active AND p.role IN roles) AS readers,
    (SELECT COUNT(*) FROM strategy_acknowledgement a WHERE a.statement_id = s.id AND a.person_id = %s) AS mine,
    (SELECT v.title FROM strategy_statement v WHERE v.kind = %s ORDER BY v.number DESC LIMIT 1) AS vision
FROM (SELECT * FROM strategy_statement ORDER BY kind, number DESC LIMIT 1) s"""


def heading(person: Person) -> Heading | None:
    """The heading in one sentence: the strategy in force, else the vision; None when nothing is written or seen."""
    if not grants_of(person).company_wide(READ):
        return None
    roles = [str(role) for role in TABLE[READ]]
    marks = ", ".join(["%s"] * len(roles))
    asked = HEADING.replace("IN roles", f"IN ({marks})")
    found: Iterable[Any] = Statement.objects.raw(
        asked, [*roles, *roles, person.pk, Statement.Kind.VISION.value]
    )
    for row in found:
        return Heading(
            pk=row.pk,
            kind=row.kind,
            kind_text=row.get_kind_display(),
            number=row.number,
            title=row.title,
            at=row.at,
            readers=row.readers,
            people=row.people,
            read_by_me=bool(row.mine),
            url=row.get_absolute_url(),
            vision=row.vision or "",
        )
    return None


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
    rows = statements(person).select_related(None).only("kind", "number", "title", "at")
    last = {
        row.kind: row for row in rows.annotate(is_read=Exists(read)).order_by("-kind", "number")
    }
    return [row for row in reversed(last.values()) if not row.is_read]
