"""The initiatives of one quarter, as the bridge and the board pack show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person
from passerelle.people.veil import name_seen
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.models.initiative import address_of, code_of
from passerelle.roadmap.queries.visible import READ_BY, visible
from passerelle.roadmap.standing import Standing, of_dates
from passerelle.ui.alphabetical import Alphabetical

COLUMNS = (
    "number", "title", "product__name", "seen_team", "state",
    "start_on", "end_on", "late_on", "promised_on", "delivered_on",
)  # fmt: skip


class QuarterRow(NamedTuple):
    """One initiative that is worked on, promised or delivered in the quarter."""

    number: int
    title: str
    product: str
    team: str
    state: str
    start: dt.date | None
    end: dt.date | None
    late: dt.date | None
    promised: dt.date | None
    delivered_on: dt.date | None

    @property
    def code(self) -> str:
        return code_of(self.number)

    @property
    def url(self) -> str:
        return address_of(self.number)


def of_quarter(person: Person, quarter: Quarter) -> list[QuarterRow]:
    """Worked on, promised or delivered between the first and the last day of the quarter; dropped ones left out.

    What should have been delivered before and was not comes along, until the quarter it is delivered in.
    """
    rows = visible(person).filter(_touching(quarter, today=timezone.localdate()))
    rows = rows.exclude(state=Initiative.State.DROPPED)
    rows = rows.annotate(seen_team=name_seen(person, READ_BY["team"], "team"))
    rows = rows.order_by(Alphabetical("seen_team"), "start_on", "number")
    return [
        QuarterRow(number, title, product or "", team or "", *facts)
        for number, title, product, team, *facts in rows.values_list(*COLUMNS)
    ]


def _touching(quarter: Quarter, *, today: dt.date) -> Q:
    first, last = quarter.start, quarter.end
    touches = (
        Q(start_on__lte=last, end_on__gte=first, delivered_on=None)
        | Q(start_on__lte=last, delivered_on__gte=first)
        | Q(promised_on__range=(first, last))
        | Q(delivered_on__range=(first, last))
    )
    if first > today:  # nobody knows yet what will be late by then
        return touches
    late = Q(promised_on__lt=first) | Q(state=Initiative.State.DOING, end_on__lt=first)
    open_then = Q(delivered_on=None, state__in=LIVE) | Q(delivered_on__gte=first)
    return touches | (late & open_then)


def standing(row: QuarterRow, *, today: dt.date) -> Standing:
    """How one row stands against its promise on a day."""
    return of_dates(
        row.state,
        promised=row.promised,
        end=row.end,
        late=row.late,
        delivered=row.delivered_on,
        today=today,
    )


def in_order(rows: Iterable[QuarterRow]) -> list[QuarterRow]:
    """In the order in which they are promised, else expected."""
    return sorted(rows, key=lambda row: (row.promised or row.end or dt.date.max, row.number))
