"""The register as a person may see it, and what in it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from passerelle.people.may import may, seen_by
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.people.veil import veiled
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

    pk: int
    code: str
    kind: str
    kind_text: str
    title: str
    url: str
    likelihood: int
    impact: int
    state_text: str
    owner: str
    review_on: dt.date
    review_on_text: str
    late_days: int
    is_late: bool
    review_text: str
    exposure_text: str


def entries(person: Person, *, archived: bool = False) -> QuerySet[RegisterEntry]:
    """The entries a person may see."""
    rows = RegisterEntry.objects.select_related("owner", "product", "objective")
    return seen_by(person, READ, rows).filter(archived_at__isnull=not archived)


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
    return [_due(entry, today=today, symbol=symbol) for entry in rows[:limit]]


def _due(entry: RegisterEntry, *, today: dt.date, symbol: str) -> DueEntry:
    late = (today - entry.review_on).days
    return DueEntry(
        pk=entry.pk,
        code=entry.code,
        kind=entry.kind,
        kind_text=entry.get_kind_display(),
        title=entry.title,
        url=entry.get_absolute_url(),
        likelihood=entry.likelihood,
        impact=entry.impact,
        state_text=entry.get_state_display(),
        owner=str(entry.owner or ""),
        review_on=entry.review_on,
        review_on_text=day(entry.review_on),
        late_days=max(late, 0),
        is_late=late > 0,
        review_text=sentences.review(entry.review_on, today=today),
        exposure_text=exposure(entry, symbol),
    )


def exposure(entry: RegisterEntry, symbol: str) -> str:
    """What is at stake, as a range of money; empty when nobody said."""
    if entry.exposure_low is None and entry.exposure_high is None:
        return ""
    ends = [v for v in (entry.exposure_low, entry.exposure_high) if v is not None]
    if len(ends) == 1 or ends[0] == ends[1]:
        return written(ends[0], symbol)
    return sentences.between(written(ends[0]), written(ends[1], symbol))


@dataclass(frozen=True)
class EntryRow:
    """An entry as the list draws it."""

    entry: RegisterEntry
    today: dt.date
    symbol: str
    may_write: bool

    @property
    def review_text(self) -> str:
        if self.entry.state == RegisterEntry.State.CLOSED:
            return sentences.closed()
        return sentences.review(self.entry.review_on, today=self.today)

    @property
    def is_late(self) -> bool:
        closed = self.entry.state == RegisterEntry.State.CLOSED
        return not closed and self.entry.review_on < self.today

    @property
    def exposure_text(self) -> str:
        return exposure(self.entry, self.symbol)


def register_rows(
    rows: Iterable[RegisterEntry], *, person: Person, today: dt.date
) -> list[EntryRow]:
    """These entries, worded; whether the person may change each."""
    symbol = company().symbol
    return [
        EntryRow(row, today, symbol, may(person, "register.write", row))
        for row in veiled(person, rows, {"objective": "strategy.read"})
    ]


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
    rows = live(person).filter(kind=kind) if kind in RegisterEntry.Kind.values else live(person)
    held: dict[tuple[int, int], list[RegisterEntry]] = {}
    for row in rows:
        held.setdefault((row.likelihood, row.impact), []).append(row)
    return [
        [Cell(across, up, held.get((across, up), [])) for across in range(1, 6)]
        for up in range(5, 0, -1)
    ]
