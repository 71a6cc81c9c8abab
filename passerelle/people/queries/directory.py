"""Rows of the list pages: a fixed number of queries, dates and words ready for the template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from passerelle.kernel.typography import short_date
from passerelle.people.may import seen_by
from passerelle.people.models import Membership, Ownership, Person, ProductRole, Role, Team, Trade
from passerelle.people.queries.people import people_seen_by
from passerelle.people.queries.teams import on
from passerelle.people.spans import Bar, Span, bars
from passerelle.ui.addresses import address
from passerelle.ui.alphabetical import Alphabetical, fold

APART = re.compile(r"\W+")


def day_text(day: date | None) -> str:
    """A day with its year, in the language of the request; empty for none."""
    return short_date(day, (get_language() or "en")[:2], year=True) if day else ""


def listed_people(viewer: Person, *, left: bool, team: Team | None = None) -> QuerySet[Person]:
    """People as the directory shows them, each with today's memberships that the viewer may see."""
    teams = seen_by(viewer, "people.read", Team.objects.all())
    now = Membership.objects.filter(on(timezone.localdate()), team__in=teams)
    rows = people_seen_by(viewer).filter(is_active=not left).order_by(Alphabetical("name"), "pk")
    rows = rows.only("name", "email", "title", "role")
    if team is not None:
        rows = rows.filter(Exists(now.filter(team=team, person=OuterRef("pk"))))
    return rows.prefetch_related(
        Prefetch(
            "memberships",
            now.select_related("team").only("person_id", "team__name"),
            to_attr="current",
        )
    )


def called(rows: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Those in whose name, address or job title each word begins one, whatever its case and accents."""
    asked = APART.split(fold(words).strip())
    if not any(asked):
        return rows.none() if words else rows
    said = rows.order_by().values_list("pk", "name", "email", "title")
    found = [pk for pk, *told in said if _begun(asked, APART.split(fold(" ".join(told))))]
    return rows.filter(pk__in=found)


def _begun(asked: list[str], told: list[str]) -> bool:
    return all(any(word.startswith(one) for word in told) for one in asked)


def with_words(rows: Iterable[Person]) -> list[Person]:
    """The same people, each with its role and the names of its teams in words: cells that only print."""
    people: list[Any] = list(rows)
    roles = {role.value: role.label for role in Role} | {"": ""}
    for person in people:
        person.role_text = str(roles.get(person.role, person.role))
        person.teams_text = ", ".join(held.team.name for held in person.current)
    return people


def without_role(rows: QuerySet[Person]) -> int:
    """How many of these people hold no role at all, and so see nothing."""
    held = ProductRole.objects.filter(person=OuterRef("pk"))
    return rows.filter(role="").exclude(Exists(held)).count()


def listed_teams(viewer: Person, *, archived: bool) -> QuerySet[Team]:
    """Teams as their list shows them: product, people today, product owners today."""
    today = timezone.localdate()
    now = Q(memberships__start__lte=today) & (
        Q(memberships__end=None) | Q(memberships__end__gte=today)
    )
    rows = seen_by(viewer, "people.read", Team.objects.filter(archived_at__isnull=not archived))
    return (
        rows.order_by(Alphabetical("name"))
        .select_related("product")
        .annotate(people_count=Count("memberships__person", filter=now, distinct=True))
        .prefetch_related(
            Prefetch(
                "ownerships",
                Ownership.objects.filter(on(today)).select_related("person").order_by("-start"),
                to_attr="owners",
            )
        )
    )


def without_owner(rows: QuerySet[Team]) -> int:
    """How many of these teams have no product owner today."""
    held = Ownership.objects.filter(on(timezone.localdate()), team=OuterRef("pk"))
    return rows.exclude(Exists(held)).count()


@dataclass(frozen=True, slots=True)
class Stay:
    """One dated row as a page shows it: the row, its two days in words, its bar on the lane."""

    row: Any
    bar: Bar
    is_current: bool

    @property
    def start(self) -> str:
        return day_text(self.row.start)

    @property
    def end(self) -> str:
        return day_text(self.row.end)

    @property
    def trade(self) -> str:
        return str(Trade(self.row.trade).label)

    @property
    def edit_url(self) -> str:
        """Where the row is changed, on the page of its team."""
        kind = "member" if isinstance(self.row, Membership) else "owner"
        return address(f"people:{kind}", self.row.team.slug, self.row.pk)


def stays(rows: list[Any]) -> list[Stay]:
    """Memberships or assignments on one common lane, those of today first, then the latest."""
    today = timezone.localdate()
    ordered = sorted(rows, key=lambda row: (row.end is not None, -row.start.toordinal()))
    lanes = bars([Span(row.start, row.end) for row in ordered], today=today)
    found = [
        Stay(row, bar, row.start <= today and (row.end is None or row.end >= today))
        for row, bar in zip(ordered, lanes, strict=True)
    ]
    return sorted(found, key=lambda stay: not stay.is_current)
