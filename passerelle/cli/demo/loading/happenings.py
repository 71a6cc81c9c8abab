"""The trail of the last weeks: the story's own acts at their own moments, not those of the loading."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.board.models import Pack
from passerelle.cli.demo.loading.dated import create_at, in_the_morning
from passerelle.cli.demo.loading.keys import Keys
from passerelle.desk.models import Comment
from passerelle.roadmap.models import Baseline
from passerelle.strategy.models import CheckIn, Statement
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event

KEPT_DAYS = 60


def load(keys: Keys) -> None:
    """Replace what the loading recorded by what people did, from check-ins to dates that moved."""
    Event.objects.all()._raw_delete(Event.objects.db)
    since = dt.datetime.combine(keys.world.today - dt.timedelta(days=KEPT_DAYS), dt.time(), dt.UTC)
    told = [
        *_of("checked_in", CheckIn.objects.select_related("key_result__objective"), "key_result"),
        *_commented(),
        *_of("published", Statement.objects.all()),
        *_of("frozen", Baseline.objects.all()),
        *_of("frozen", Pack.objects.all()),
        *_moved(keys),
        *_started(keys),
        *_delivered(keys),
    ]
    create_at(sorted((pair for pair in told if pair[1] >= since), key=lambda pair: pair[1]))


def _of(verb: str, rows: Any, about: str = "") -> list[tuple[Event, dt.datetime]]:
    return [
        (_event(verb, getattr(row, about) if about else row, actor=row.by_id), row.at)
        for row in rows
    ]


def _commented() -> list[tuple[Event, dt.datetime]]:
    """A comment is an event of what it speaks of."""
    return [
        (
            Event(
                actor_id=row.author_id,
                verb="commented",
                object_type=row.object_type,
                object_id=row.object_id,
            ),
            row.at,
        )
        for row in Comment.objects.all()
    ]


def _event(verb: str, obj: Any, *, actor: int | None, changes: Any = None) -> Event:
    return Event(
        actor_id=actor,
        verb=verb,
        object_type=kind_of(obj),
        object_id=obj.pk,
        product_id=getattr(obj, "product_id", None),
        changes=changes or {},
    )


def _moved(keys: Keys) -> list[tuple[Event, dt.datetime]]:
    """The dates that are no longer those of the freeze, each given by its owner in the weeks after it."""
    return [
        (_event("changed", row, actor=row.owner_id, changes=changes), _then(keys, frozen.at, line))
        for frozen in keys.world.baselines
        for line in frozen.lines
        if (changes := _changes(row := keys.initiatives[line.initiative], line))
    ]


def _changes(row: Any, line: Any) -> dict[str, Any]:
    return {
        name: [before, now]
        for name in ("start_on", "end_on")
        if (before := getattr(line, name)) != (now := getattr(row, name))
    }


def _then(keys: Keys, frozen: dt.datetime, line: Any) -> dt.datetime:
    """A working day of the five weeks after the freeze, before the work began."""
    day = frozen.date() + dt.timedelta(days=7 + line.initiative * 5 % 35)
    day = min(day, keys.world.today - dt.timedelta(days=3))
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    return in_the_morning(day, f"I-{line.initiative}")


def _started(keys: Keys) -> list[tuple[Event, dt.datetime]]:
    return [
        (
            _event("changed", row, actor=row.owner_id, changes={"state": ["planned", "doing"]}),
            in_the_morning(row.start_on, f"I-{row.number}"),
        )
        for row in keys.initiatives.values()
        if row.state == "doing" and row.start_on
    ]


def _delivered(keys: Keys) -> list[tuple[Event, dt.datetime]]:
    return [
        (
            _event(
                "changed",
                row,
                actor=row.owner_id,
                changes={"state": ["doing", "delivered"], "delivered_on": [None, row.delivered_on]},
            ),
            dt.datetime.combine(row.delivered_on, dt.time(15, 20), dt.UTC),
        )
        for row in keys.initiatives.values()
        if row.delivered_on
    ]
