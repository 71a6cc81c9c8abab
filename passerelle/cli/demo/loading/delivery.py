"""One tracker a team, its items with every change of status and assignee, tied to initiatives by epic."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from passerelle.cli.demo.loading.keys import Keys
from passerelle.delivery import models
from passerelle.engine.flow import ItemHistory, StatusMap, derive
from passerelle.roadmap.models import WorkLink


def load(keys: Keys) -> None:
    trackers = {row.team: _tracker(keys, row) for row in keys.world.trackers}
    rules = {row.team: StatusMap.default().with_names(row.statuses) for row in keys.world.trackers}
    accounts = _accounts(keys, trackers)
    items = [
        _item(row, keys=keys, tracker=trackers[row.team], accounts=accounts, rule=rules[row.team])
        for row in keys.world.items
    ]
    models.WorkItem.objects.bulk_create(items, batch_size=500)
    models.Change.objects.bulk_create(
        (
            models.Change(
                item=item,
                external_id=f"{row.key}-{number}",
                at=change.at,
                field=field,
                before=change.before,
                after=change.after,
            )
            for item, row in zip(items, keys.world.items, strict=True)
            for number, (field, change) in enumerate(_changes(row))
        ),
        batch_size=2000,
    )
    _work_links(keys, items)


def _changes(row: Any) -> list[tuple[str, Any]]:
    both = [("status", c) for c in row.changes] + [("assignee", c) for c in row.assignee_changes]
    return sorted(both, key=lambda pair: pair[1].at)


def _tracker(keys: Keys, row: Any) -> models.Tracker:
    tracker = models.Tracker.objects.create(
        key=f"jira:{row.key}", name=keys.say(row.name), product=keys.product(row.product)
    )
    models.TeamRule.objects.create(tracker=tracker, team=keys.teams[row.team])
    models.StatusRule.objects.bulk_create(
        models.StatusRule(tracker=tracker, status=status, category=category)
        for status, category in row.statuses.items()
    )
    return tracker


def _accounts(keys: Keys, trackers: dict[str, Any]) -> dict[tuple[int, str], models.Account]:
    named: dict[str, set[str]] = defaultdict(set)
    for row in keys.world.items:
        named[row.team].update(email for email in (row.reporter, row.assignee) if email)
    made = models.Account.objects.bulk_create(
        models.Account(
            tracker=trackers[team],
            external_id=email,
            name=keys.people[email].name,
            person=keys.people[email],
        )
        for team, emails in named.items()
        for email in sorted(emails)
    )
    return {(account.tracker_id, account.external_id): account for account in made}


def _item(row: Any, *, keys: Keys, tracker: Any, accounts: Any, rule: StatusMap) -> models.WorkItem:
    derived = derive(
        ItemHistory(
            item=row.key,
            created=row.created_at,
            status_now=row.status,
            category_now=row.status_category,
            changes=row.changes,
            resolved=row.resolved_at,
            team=row.team,
            component=row.component,
        ),
        rule,
    )
    last = max([c.at for _, c in _changes(row)], default=row.created_at)
    tracker.last_change = max(tracker.last_change or dt.datetime(1970, 1, 1, tzinfo=dt.UTC), last)
    return models.WorkItem(
        tracker=tracker,
        external_id=row.key,
        key=row.key,
        title=keys.say(row.title),
        type=row.type,
        status=row.status,
        status_category=row.status_category,
        resolution=row.resolution,
        priority=row.priority,
        component=row.component,
        labels=list(row.labels),
        epic=row.epic or "",
        reporter=accounts[tracker.pk, row.reporter],
        assignee=accounts[tracker.pk, row.assignee] if row.assignee else None,
        team=keys.teams[row.team],
        created_at=row.created_at,
        updated_at=last,
        resolved_at=row.resolved_at,
        has_history=True,
        category=derived.category,
        started_at=derived.started,
        done_at=derived.done,
    )


def _work_links(keys: Keys, items: list[models.WorkItem]) -> None:
    serves = {epic.key: keys.initiatives[epic.initiative] for epic in keys.world.epics}
    WorkLink.objects.bulk_create(
        (
            WorkLink(initiative=serves[item.epic], item=item, how=WorkLink.How.EPIC)
            for item in items
            if item.epic in serves
        ),
        batch_size=1000,
    )
    models.Tracker.objects.bulk_update({item.tracker for item in items}, ["last_change"])
