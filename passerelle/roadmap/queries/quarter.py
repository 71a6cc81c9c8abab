"""The initiatives of one quarter, as the bridge and the board pack show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person
from passerelle.people.veil import veiled
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.queries.visible import READ_BY, visible
from passerelle.roadmap.standing import Standing, of_dates


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """One initiative that is worked on, promised or delivered in the quarter."""

    number: int
    code: str
    title: str
    product: str
    team: str
    state: str
    state_label: str
    start: dt.date | None
    end: dt.date | None
    late: dt.date | None
    promised: dt.date | None
    delivered_on: dt.date | None
    url: str


def of_quarter(person: Person, quarter: Quarter) -> list[QuarterRow]:
    """Worked on, promised or delivered between the first and the last day of the quarter; dropped ones left out.

    What should have been delivered before and was not comes along, until the quarter it is delivered in.
    """
    rows = (
        visible(person)
        .filter(_touching(quarter, today=timezone.localdate()))
        .exclude(state=Initiative.State.DROPPED)
        .select_related("product", "team")
        .order_by("team__name", "start_on", "number")
    )
    return [_row(initiative) for initiative in veiled(person, rows, {"team": READ_BY["team"]})]


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
    return sorted(rows, key=lambda row: (row.promised or row.end or dt.date.max, row.code))


def _row(initiative: Initiative) -> QuarterRow:
    return QuarterRow(
        number=initiative.number,
        code=initiative.code,
        title=initiative.title,
        product=initiative.product.name if initiative.product else "",
        team=initiative.team.name if initiative.team else "",
        state=initiative.state,
        state_label=str(initiative.get_state_display()),
        start=initiative.start_on,
        end=initiative.end_on,
        late=initiative.late_on,
        promised=initiative.promised_on,
        delivered_on=initiative.delivered_on,
        url=initiative.get_absolute_url(),
    )
