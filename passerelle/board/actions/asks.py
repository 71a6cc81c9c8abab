"""What a pack asks of the committee: written while it is a draft, answered once it is frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.board.models import Ask, Draft, Pack, Reply
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import record, snapshot

SECTION = "asks"
MOST = 8  # a committee that is asked more than that answers none
FACTS = (
    "kind", "what", "asked_of", "asked_role", "owner", "due_on", "why", "initiative", "risk", "dissent",
)  # fmt: skip


@transaction.atomic
def add_ask(period: str, *, by: Person, sections: Sequence[str] = (), **facts: Any) -> Ask:
    """Last among those of the quarter, whose draft will tell it; `sections` are those of a draft not begun yet."""
    rows = Ask.objects.filter(period=period)
    if rows.filter(replies=None).count() >= MOST:
        raise DomainError(
            _("This pack asks eight things already."), _("Take one out first, or put two together.")
        )
    _told_in(period, by=by, sections=sections)
    last = rows.aggregate(last=Max("position"))["last"]
    made = Ask(period=period, position=0 if last is None else last + 1, by=by, **_known(facts))
    made.save()
    record("created", made, by=by)
    return made


@transaction.atomic
def change_ask(ask: Ask, *, by: Person, version: int | None = None, **facts: Any) -> Ask:
    """In other words, while no frozen pack holds it."""
    kept = _open(ask)
    if version is not None and version != kept.version:
        raise DomainError(
            _("Someone changed this ask while you were writing."),
            _("Copy your text, reload the page, and put the two together."),
        )
    before = snapshot(kept)
    for name, value in _known(facts).items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    record("changed", kept, by=by, before=before)
    return kept


@transaction.atomic
def drop_ask(ask: Ask, *, by: Person) -> None:
    """It was never asked: nothing of it stays but its trail."""
    kept = _open(ask)
    record("deleted", kept, by=by)
    kept.delete()


@transaction.atomic
def move_ask(ask: Ask, *, by: Person, up: bool) -> None:
    """One place up or down among those of its quarter that are not frozen; nothing happens at an end."""
    _open(ask)
    held = Ask.objects.select_for_update(of=("self",))
    rows = list(held.filter(period=ask.period, pack=None))
    place = next(n for n, row in enumerate(rows) if row.pk == ask.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return
    for row, position in ((rows[place], rows[other].position), (rows[other], rows[place].position)):
        Ask.objects.filter(pk=row.pk).update(position=position)
    record("moved", ask, by=by)


@transaction.atomic
def answer_ask(
    ask: Ask,
    *,
    by: Person,
    said: str,
    given_by: str,
    given_on: dt.date,
    words: str = "",
    until: dt.date | None = None,
) -> Reply:
    """What was answered to an ask of a frozen pack; another answer later does not erase this one."""
    kept = Ask.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    if not kept.is_asked:
        raise DomainError(_("This was not asked yet."), _("Freeze the pack that asks it first."))
    if given_on > timezone.localdate():
        raise DomainError(
            _("An answer cannot come from a day to come."), _("Give the day on which it was said.")
        )
    made = Reply.objects.create(
        ask=kept,
        said=said,
        words=words,
        given_by=given_by,
        given_on=given_on,
        until=until if said == Reply.Said.POSTPONED else None,
        by=by,
    )
    record("answered", kept, by=by)
    return made


def to_ask(period: str, sections: Sequence[str]) -> list[tuple[int, int]]:
    """Each ask that a pack of these sections tells, and its version: what freezing must find unchanged."""
    if SECTION not in sections:
        return []
    return list(Ask.objects.filter(period=period).values_list("pk", "version"))


def asked_in(pack: Pack, told: Sequence[tuple[int, int]]) -> None:
    """From now on their words stand; those that an earlier pack told stay its own."""
    Ask.objects.filter(pk__in=[pk for pk, _version in told], pack=None).update(pack=pack)


def _open(ask: Ask) -> Ask:
    kept = Ask.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    if kept.is_asked:
        raise DomainError(
            _("A frozen pack holds this ask: its words stand."),
            _("Answer it, or ask something else."),
        )
    return kept


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name in FACTS}


def _told_in(period: str, *, by: Person, sections: Sequence[str]) -> None:
    """The draft has the section; its version stands, so that nobody who writes the message is refused for it."""
    draft = Draft.objects.select_for_update().filter(period=period).first()
    if draft is None:
        draft = Draft.objects.create(period=period, sections=list(sections), by=by)
        record("created", draft, by=by)
    if SECTION not in draft.sections:
        draft.sections = [*draft.sections, SECTION]
        draft.save()
