"""The register as a person may see it, and what in it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.strategy import sentences
from passerelle.strategy.models import RegisterEntry
from passerelle.strategy.written import day, written

READ = "register.read"
SOON = 14  # days ahead that count as due soon
DUE = (
    "number", "kind", "title", "likelihood", "impact", "state", "review_on", "exposure_low", "exposure_high",
    "owner__name", "owner__email",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One risk or opportunity whose review is late, due today or within two weeks."""

    entry: RegisterEntry
    today: dt.date
    symbol: str
    said: sentences.Reviews

    @property
    def pk(self) -> int:
        return self.entry.pk

    @property
    def code(self) -> str:
        return self.entry.code

    @property
    def title(self) -> str:
        return self.entry.title

    @property
    def url(self) -> str:
        return self.entry.get_absolute_url()

    @property
    def owner(self) -> str:
        return str(self.entry.owner or "")

    @property
    def review_on_text(self) -> str:
        return day(self.entry.review_on)

    @property
    def late_days(self) -> int:
        return max((self.today - self.entry.review_on).days, 0)

    @property
    def is_late(self) -> bool:
        return self.entry.review_on < self.today

    @property
    def review_text(self) -> str:
        return sentences.review(self.entry.review_on, today=self.today, said=self.said)

    @property
    def exposure_text(self) -> str:
        return exposure(self.entry, self.symbol, self.said)


def entries(person: Person, *, archived: bool = False) -> QuerySet[RegisterEntry]:
    """The entries a person may see."""
    rows = RegisterEntry.objects.select_related("owner", "product", "objective")
    return seen_by(person, READ, rows).filter(archived_at__isnull=not archived)


LISTED = (
    "kind", "number", "title", "likelihood", "impact", "exposure_low", "exposure_high", "state", "review_on",
    "product", "owner__name", "owner__email",
)  # fmt: skip


def live(person: Person) -> QuerySet[RegisterEntry]:
    """Those that still need looking at."""
    return entries(person).exclude(state=RegisterEntry.State.CLOSED)


def due_register(
    person: Person, today: dt.date, *, symbol: str = "€", limit: int | None = None
) -> list[DueEntry]:
    """Reviews that are late, due today or within two weeks, the latest first, `limit` at most: one query."""
    until = today + dt.timedelta(days=SOON)
    rows = live(person).filter(review_on__lte=until).order_by("review_on", "id")
    rows = rows.select_related(None).select_related("owner").only(*DUE)
    said = sentences.reviews()
    return [DueEntry(entry, today, symbol, said) for entry in rows[:limit]]


def exposure(entry: RegisterEntry, symbol: str, said: sentences.Reviews | None = None) -> str:
    """What is at stake, as a range of money; empty when nobody said."""
    if entry.exposure_low is None and entry.exposure_high is None:
        return ""
    said = said or sentences.reviews()
    ends = [v for v in (entry.exposure_low, entry.exposure_high) if v is not None]
    high = written(ends[-1], symbol, speech=said.lang)
    if len(ends) == 1 or ends[0] == ends[1]:
        return high
    return said.between % {"low": written(ends[0], speech=said.lang), "high": high}


@dataclass(frozen=True)
class EntryRow:
    """An entry as the list draws it."""

    entry: RegisterEntry
    today: dt.date
    symbol: str
    said: sentences.Reviews

    @property
    def review_text(self) -> str:
        if self.entry.state == RegisterEntry.State.CLOSED:
            return self.said.closed
        return sentences.review(self.entry.review_on, today=self.today, said=self.said)

    @property
    def is_late(self) -> bool:
        closed = self.entry.state == RegisterEntry.State.CLOSED
        return not closed and self.entry.review_on < self.today

    @property
    def exposure_text(self) -> str:
        return exposure(self.entry, self.symbol, self.said)


def register_rows(rows: Iterable[RegisterEntry], *, today: dt.date) -> list[EntryRow]:
    """These entries, worded."""
    symbol, said = company().symbol, sentences.reviews()
    return [EntryRow(row, today, symbol, said) for row in rows]


def looked_at(person: Person, today: dt.date) -> dict[str, int]:
    """How many entries still need looking at, and how many of them are late (one query)."""
    rows = live(person).select_related(None).order_by()
    return rows.aggregate(total=Count("pk"), overdue=Count("pk", filter=Q(review_on__lt=today)))


@dataclass(frozen=True)
class Cell:
    likelihood: int
    impact: int
    entries: list[RegisterEntry]

    @property
    def weight(self) -> int:
        """From 0 (leave it) to 3 (look at it first), by likelihood times impact."""
        product = self.likelihood * self.impact
        return sum(product >= step for step in (5, 10, 15))


def matrix(person: Person, *, kind: str = "") -> list[list[Cell]]:
    """Five rows by impact from 5 down to 1, each with five cells by likelihood from 1 to 5: live entries."""
    rows = live(person).select_related(None).only("kind", "number", "title", "likelihood", "impact")
    rows = rows.filter(kind=kind) if kind in RegisterEntry.Kind.values else rows
    held: dict[tuple[int, int], list[RegisterEntry]] = {}
    for row in rows:
        held.setdefault((row.likelihood, row.impact), []).append(row)
    return [
        [Cell(across, up, held.get((across, up), [])) for across in range(1, 6)]
        for up in range(5, 0, -1)
    ]
