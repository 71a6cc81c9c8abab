"""The trail of the last weeks: the story's own acts at their own moments, not those of the loading."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.board.models import Pack
from passerelle.cli.demo.loading.dated import create_at
from passerelle.cli.demo.loading.keys import Keys
from passerelle.desk.models import Comment
from passerelle.roadmap.models import Baseline
from passerelle.strategy.models import CheckIn, Statement
from passerelle.trail.actions import kind_of
from passerelle.trail.models import Event

KEPT_DAYS = 60


def load(keys: Keys) -> None:
    """Replace what the loading recorded by what people did: check-ins, comments, texts, freezes, deliveries."""
    Event.objects.all()._raw_delete(Event.objects.db)
    since = dt.datetime.combine(keys.world.today - dt.timedelta(days=KEPT_DAYS), dt.time(), dt.UTC)
    told = [
        *_of("checked_in", CheckIn.objects.select_related("key_result__objective"), "key_result"),
        *_commented(),
        *_of("published", Statement.objects.all()),
        *_of("frozen", Baseline.objects.all()),
        *_of("frozen", Pack.objects.all()),
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
