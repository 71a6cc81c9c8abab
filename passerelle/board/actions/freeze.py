"""Freezing: both languages written at once, numbered, sealed by a digest, never rewritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.board.actions.asks import asked_in, to_ask
from passerelle.board.models import Pack
from passerelle.board.writing import written
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Company, Person
from passerelle.trail.actions import record


def sealed(*, number: int, period: str, content: dict[str, Any]) -> str:
    """The digest of a pack: its number, its period and every word and figure in both languages."""
    return digest({"number": number, "period": period, "content": content})


class Frozen(NamedTuple):
    """What freezing answers: the pack, and whether this is what froze it."""

    pack: Pack
    is_new: bool


def freeze(
    period: Quarter,
    *,
    by: Person,
    sections: Sequence[str],
    title: str = "",
    message: str = "",
    as_of: dt.date | None = None,
) -> Frozen:
    """Write the pack of a period as this person sees the company now, in both languages, and seal it.

    Asking twice is asking once: when the last pack says word for word the same, on the same day, that pack is
    the answer, and is not new. Writing takes a second or more: it is done before the transaction, so that nobody
    waits for it, and done again under the next number when another pack was frozen meanwhile, or what it asks has
    changed. DomainError when there is nothing to tell.
    """
    at = timezone.now()
    told: dict[str, Any] = {"sections": sections, "title": title, "message": message}
    while True:
        number, asked = _next_number(), to_ask(str(period), sections)
        content = {
            lang: written(period, by=by, lang=lang, at=at, number=number, as_of=as_of, **told)
            for lang in ("fr", "en")
        }
        _refuse_empty(content)
        with transaction.atomic():
            Company.objects.select_for_update().first()  # one number each, whoever freezes at once
            if _next_number() == number and to_ask(str(period), sections) == asked:
                if same := _said_already(content):
                    return Frozen(same, is_new=False)
                made = _kept(period, content, number=number, at=at, by=by)
                asked_in(made, asked)
                return Frozen(made, is_new=True)


def _next_number() -> int:
    return (Pack.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _said_already(content: dict[str, Any]) -> Pack | None:
    """The last pack, when nothing but its number and its hour tells it from this one."""
    last = Pack.objects.order_by("number").last()
    return last if last and _told(last.content) == _told(content) else None


def _told(content: dict[str, Any]) -> str:
    return digest({lang: {**one, "seal": ""} for lang, one in content.items()})


def _refuse_empty(content: dict[str, Any]) -> None:
    if not any(one["sections"] for one in content.values()):
        raise DomainError(
            _("There is nothing to tell yet."), _("Pour in a file or write the heading first.")
        )


def _kept(
    period: Quarter, content: dict[str, Any], *, number: int, at: dt.datetime, by: Person
) -> Pack:
    seal = sealed(number=number, period=str(period), content=content)
    pack = Pack(number=number, period=str(period), content=content, digest=seal, at=at, by=by)
    pack.save()
    record("frozen", pack, by=by)
    return pack
