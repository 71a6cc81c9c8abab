"""What changed of an audience’s roadmap since a moment, day by day: read in the trail, no finer than it may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone

from passerelle.commitment.audiences.presets import View
from passerelle.commitment.audiences.told import Move, Reader, reader
from passerelle.commitment.models import Commitment
from passerelle.roadmap.models import Initiative
from passerelle.trail.models import Event

State = Initiative.State
KIND = "roadmap.initiative"
FACTS = ("end_on", "delivered_on", "state", "archived_at")
TAKEN = {State.PLANNED, State.DOING}
Facts = Mapping[str, Any]
MOST = 100


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one line on one day."""

    on: dt.date
    move: Move


def changes_since(
    commitment: Commitment, seen: View, *, since: dt.datetime, lang: str, today: dt.date
) -> list[Change]:
    """The newest first, a hundred at most. An initiative is told by what it is called and hidden from today."""
    events = _events(since)
    rows = _rows(commitment, list(events))
    if not rows:
        return []
    it = reader(commitment, seen, lang=lang, today=today)
    promised = {one["number"] for one in commitment.content["lines"] if one["chosen"]}
    found = [
        change
        for row in rows
        if (title := it.title(row))
        for change in _lived(it, row, title, events[row.pk], row.number in promised)
    ]
    found.sort(key=lambda one: (-one.on.toordinal(), one.move.title))
    return found[:MOST]


def _events(since: dt.datetime) -> dict[int, list[tuple[dt.date, Facts]]]:
    """By initiative, the newest first: the day, and what was before of each fact that changed."""
    rows = Event.objects.filter(object_type=KIND, at__gt=since).order_by("-at", "-pk")
    found: dict[int, list[tuple[dt.date, Facts]]] = {}
    for pk, at, changes in rows.values_list("object_id", "at", "changes"):
        before = {name: changes[name][0] for name in FACTS if name in changes}
        if before:
            found.setdefault(pk, []).append((timezone.localdate(at), before))
    return found


def _rows(commitment: Commitment, pks: list[int]) -> list[Initiative]:
    rows = Initiative.objects.filter(pk__in=pks).order_by("number")
    product = commitment.arbitration.product_id
    return list(rows.filter(product=product) if product else rows)


def _lived(
    it: Reader, row: Initiative, title: str, events: Iterable[tuple[dt.date, Facts]], promised: bool
) -> Iterable[Change]:
    """From today back to the moment: a day counts once, from what was told before it to what was told after."""
    after: dict[str, Any] = {name: getattr(row, name) for name in FACTS}
    for on, group in groupby(events, key=lambda one: one[0]):
        before = dict(after)
        for _on, facts in group:
            before |= facts
        was, now = (_told(it, facts, promised) for facts in (before, after))
        move = _move(was, now, title, came=after["state"] == State.DELIVERED)
        if move is not None:
            yield Change(on, move)
        after = before


def _told(it: Reader, facts: Facts, promised: bool) -> str | None:
    """What a line said: its period, nothing once delivered; None where it stood on no roadmap."""
    state = facts["state"]
    if facts["archived_at"] or state == State.DROPPED or not (promised or state in TAKEN):
        return None
    if state == State.DELIVERED:
        return ""
    day = _day(facts["delivered_on"] or facts["end_on"])
    return it.period(max(day, it.today))[1] if day else None


def _day(said: dt.date | str | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if isinstance(said, str) else said


def _move(was: str | None, now: str | None, title: str, *, came: bool) -> Move | None:
    if was == now:
        return None
    if now == "" or (now is None and came):
        return Move("delivered", title, was or "", "", "")
    if now is None:
        return Move("removed", title, was or "", "", "")
    return Move("moved" if was else "added", title, was or "", now, "")
