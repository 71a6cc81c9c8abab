"""Work items for tests."""

from __future__ import annotations

import datetime as dt

from passerelle.delivery.models import Tracker, WorkItem

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def an_item(team, *, created=MONDAY, started=None, done=None, number=None, **fields):
    tracker, _new = Tracker.objects.get_or_create(key="jira:T", defaults={"name": "T"})
    number = number or WorkItem.objects.count() + 1
    category = "done" if done else "doing" if started else "todo"
    tracker.last_change = max(filter(None, [tracker.last_change, created, started, done]))
    tracker.save()
    return WorkItem.objects.create(
        tracker=tracker, external_id=f"T-{number}", key=f"T-{number}", title=f"Item {number}", team=team,
        created_at=created, started_at=started, done_at=done, category=category, **fields,
    )  # fmt: skip


def a_flow(team, *, items=40, days=3.0):
    """Items created daily, begun a day later, each done after `days` days."""
    for n in range(items):
        created = MONDAY + dt.timedelta(days=n)
        begun = created + dt.timedelta(days=1)
        an_item(team, created=created, started=begun, done=begun + dt.timedelta(days=days))
