"""Which packs a person may read, and which quarters can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from passerelle.board.models import Pack
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import short_date
from passerelle.people.may import grants_of
from passerelle.people.queries import company
from passerelle.roadmap.titles import quarter_name


def packs(person: Any) -> QuerySet[Pack]:
    """All packs for those who hold `pack.read` company-wide; a pack tells the whole company, so nobody else."""
    rows = Pack.objects.select_related("by")
    return rows if grants_of(person).company_wide("pack.read") else rows.none()


@dataclass(frozen=True, slots=True)
class Spine:
    """A pack as it stands on the shelf, in the reader's language."""

    number: int
    url: str
    heading: str
    period: str
    at: str
    by: str
    seal: str


def shelf(person: Any, *, lang: str) -> list[Spine]:
    """The last hundred packs."""
    return [
        Spine(
            pack.number,
            reverse("board:pack", args=[pack.number]),
            pack.content[lang]["heading"],
            quarter_name(Quarter.parse(pack.period)),
            short_date(timezone.localdate(pack.at), lang, year=True),
            str(pack.by or "—"),
            pack.digest[:8],
        )
        for pack in packs(person)[:100]
    ]


def current_quarter() -> Quarter:
    return Quarter.of(timezone.localdate(), first_month=company().fiscal_month)


def quarters() -> list[tuple[str, str]]:
    """The quarters offered, as an address and as a person names them: next, current and the four before."""
    now = current_quarter()
    offered = [now.shifted(step) for step in (1, 0, -1, -2, -3, -4)]
    return [(str(one), quarter_name(one)) for one in offered]
