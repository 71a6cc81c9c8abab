"""Asks as the draft's page, a frozen pack's page and the page of their answer list them, written once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.board.asked import Standing, answerable, of_period
from passerelle.board.models import Ask, Pack, Reply
from passerelle.board.sections.asks import answer
from passerelle.kernel.typography import short_date


@dataclass(frozen=True, slots=True)
class Line:
    """`tone` and `word` say its answer; `words` are the committee's own."""

    pk: int
    what: str
    why: str
    kind: str
    of_whom: str
    owner: str
    due: str
    is_asked: bool
    is_open: bool
    tone: str
    word: str
    words: str
    given: str
    may_answer: bool


def of_draft(period: str, *, lang: str) -> list[Line]:
    return _lines(of_period(period), lang=lang, may=set())


def of_pack(pack: Pack, person: Any, *, lang: str) -> list[Line]:
    """Those that this pack was the first to ask, as they stand today."""
    rows = [one for one in of_period(pack.period) if one.ask.pack_id == pack.pk]
    asks = [one.ask.pk for one in rows]
    may = set(answerable(person).filter(pk__in=asks).values_list("pk", flat=True))
    return _lines(rows, lang=lang, may=may)


def verdict(lines: list[Line]) -> str:
    """How many still wait."""
    waits = sum(one.is_open for one in lines)
    if not waits:
        return _("all of them answered")
    return ngettext("%(n)s waits for its answer", "%(n)s wait for their answer", waits) % {
        "n": waits
    }


def replies(ask: Ask, *, lang: str) -> list[dict[str, str]]:
    """Every answer to an ask, the last first."""
    rows: Iterable[Reply] = ask.replies.order_by("-given_on", "-pk")
    return [
        {
            "said": one.get_said_display(),
            "words": one.words,
            "given": _given(one, lang),
            "until": short_date(one.until, lang, year=True) if one.until else "",
        }
        for one in rows
    ]


def _lines(rows: list[Standing], *, lang: str, may: set[int]) -> list[Line]:
    today = timezone.localdate()
    return [_line(one, lang=lang, today=today, may_answer=one.ask.pk in may) for one in rows]


def _line(one: Standing, *, lang: str, today: dt.date, may_answer: bool) -> Line:
    ask, (tone, word) = one.ask, answer(one, lang=lang, today=today)
    return Line(
        pk=ask.pk,
        what=ask.what,
        why=ask.why,
        kind=ask.get_kind_display() if ask.kind else "",
        of_whom=ask.of_whom,
        owner=str(ask.owner or ""),
        due=short_date(ask.due_on, lang, year=True) if ask.due_on else "",
        is_asked=ask.is_asked,
        is_open=one.is_open,
        tone=tone,
        word=word,
        words=one.reply.words if one.reply else "",
        given=_given(one.reply, lang) if one.reply else "",
        may_answer=may_answer,
    )


def _given(reply: Reply, lang: str) -> str:
    return f"{reply.given_by}, {short_date(reply.given_on, lang, year=True)}"
