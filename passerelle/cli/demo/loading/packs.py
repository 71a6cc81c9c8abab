"""What was asked of the Comex when the quarter began, what it answered, and what the next pack will ask."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max

from passerelle.board.actions.freeze import sealed
from passerelle.board.models import Ask, Draft, Pack, Reply
from passerelle.board.sections import SECTIONS
from passerelle.board.writing import written
from passerelle.cli.demo.loading.keys import Keys
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.told import told
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company

WRITER = "cpo@belvedere.example"


def load(keys: Keys) -> None:
    """A pack frozen when the quarter began, from what was dated then, and the draft of the next one.

    Only sections that are read on a day are in the first: it cannot tell the roadmap as it was not yet.
    """
    story, cal = told("asks"), Calendar(keys.world.today)
    first, now = story["before"], story["now"]
    period = Quarter.of(cal.day(first["on"]), first_month=company().fiscal_month)
    at = cal.moment(f"{first['on']} {first['at']}")
    asks = [_ask(keys, raw, cal, str(period), n) for n, raw in enumerate(first["asks"])]
    pack = _frozen(keys, first, period, at=at, message=keys.say(cal.text(first["message"])))
    Ask.objects.filter(pk__in=[one.pk for one in asks]).update(pack=pack)
    for ask, raw in zip(asks, first["asks"], strict=True):
        _answers(keys, ask, raw, cal)
    coming = str(Quarter.of(keys.world.today, first_month=company().fiscal_month))
    for n, raw in enumerate(now["asks"], start=len(asks)):
        _ask(keys, raw, cal, coming, n)
    Draft.objects.create(
        period=coming, sections=list(SECTIONS), message=keys.say(keys.world.message),
        by=keys.people[WRITER],
    )  # fmt: skip


def _frozen(
    keys: Keys, raw: dict[str, Any], period: Quarter, *, at: dt.datetime, message: str
) -> Pack:
    by, number = keys.people[WRITER], (Pack.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    told_then = {"sections": raw["sections"], "message": message, "number": number, "at": at}
    content = {lang: written(period, by=by, lang=lang, **told_then) for lang in ("fr", "en")}
    seal = sealed(number=number, period=str(period), content=content)
    pack = Pack(number=number, period=str(period), content=content, digest=seal, at=at, by=by)
    pack.save()
    return pack


def _ask(keys: Keys, raw: dict[str, Any], cal: Calendar, period: str, position: int) -> Ask:
    return Ask.objects.create(
        period=period,
        position=position,
        kind=raw["kind"],
        what=keys.say(cal.text(raw["what"])),
        why=keys.say(cal.text(raw["why"])),
        asked_of=keys.person(raw["of"]),
        asked_role=keys.say(cal.text(raw["role"])) if raw["role"] else "",
        owner=keys.person(raw["owner"]),
        due_on=cal.day(raw["due"]),
        initiative=keys.initiatives[raw["initiative"]],
        risk=keys.register[raw["risk"]] if raw["risk"] else None,
        by=keys.people[WRITER],
    )


def _answers(keys: Keys, ask: Ask, raw: dict[str, Any], cal: Calendar) -> None:
    for one in raw["answers"]:
        made = Reply.objects.create(
            ask=ask,
            said=one["said"],
            words=keys.say(cal.text(one["words"])),
            given_by=one["by"],
            given_on=cal.day(one["on"]),
            until=cal.maybe(one["until"]),
            by=ask.owner,
        )
        Reply.objects.filter(pk=made.pk).update(at=cal.moment(f"{one['on']} 18:20"))
