"""What was asked of the committee, quarter by quarter, and where each ask stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from passerelle.board.models import Ask, Reply
from passerelle.people.may import grants_of

TIES = ("asked_of", "owner", "initiative", "risk", "dissent__participant__person")


@dataclass(frozen=True, slots=True)
class Standing:
    """An ask with its last answer by a day; `due_on` is the day to which it was postponed, where it was."""

    ask: Ask
    reply: Reply | None

    @property
    def is_open(self) -> bool:
        """Whether the committee still owes an answer."""
        return self.reply is None or self.reply.said == Reply.Said.POSTPONED

    @property
    def due_on(self) -> dt.date | None:
        if not self.is_open:
            return None
        return (self.reply.until if self.reply else None) or self.ask.due_on

    def is_late(self, today: dt.date) -> bool:
        return self.due_on is not None and self.due_on < today


def of_period(period: str, *, by: dt.date | None = None) -> list[Standing]:
    """In the order in which they are asked."""
    return _standing(Ask.objects.filter(period=period), by=by)


def to_tell(period: str, *, by: dt.date) -> tuple[list[Standing], list[Standing]]:
    """What a pack of the quarter asks by a day, and what it opens with: what was asked before.

    It asks what has no answer yet. Of the last quarter that has answers, or was asked before this one, all is told;
    of those before it, what is still open.
    """
    rows = Ask.objects.filter(Q(period=period) | Q(period__lt=period, pack__at__date__lte=by))
    found = _standing(rows.order_by("-period", "position", "pk"), by=by)
    asks = [one for one in found if one.ask.period == period and one.reply is None]
    before = [one for one in found if one.ask.period != period or one.reply is not None]
    last = before[0].ask.period if before else ""
    return asks, [one for one in before if one.is_open or one.ask.period == last]


def _standing(rows: QuerySet[Ask], *, by: dt.date | None) -> list[Standing]:
    """Two queries."""
    asks = list(rows.select_related(*TIES))
    replies = Reply.objects.filter(ask__in=asks)
    if by is not None:
        replies = replies.filter(given_on__lte=by)
    last = {one.ask_id: one for one in replies}  # the last given, as they are ordered
    return [Standing(ask, last.get(ask.pk)) for ask in asks]


def answerable(person: Any) -> QuerySet[Ask]:
    """Asks of frozen packs that this person may say the answer of: theirs, and all for who writes packs."""
    rows = Ask.objects.exclude(pack=None)
    if grants_of(person).company_wide("pack.write"):
        return rows
    return rows.filter(owner=person)


def overdue(person: Any) -> QuerySet[Any]:
    """Mine, whose answer should have come by now; `waits_since` is the day it was due."""
    last = Reply.objects.filter(ask=OuterRef("pk")).order_by("-given_on", "-pk")
    rows = Ask.objects.filter(owner=person).exclude(pack=None)
    rows = rows.annotate(
        last_said=Coalesce(Subquery(last.values("said")[:1]), Value(Reply.Said.POSTPONED.value)),
        waits_since=Coalesce(Subquery(last.values("until")[:1]), F("due_on")),
    )
    return rows.filter(last_said=Reply.Said.POSTPONED, waits_since__lt=timezone.localdate())
