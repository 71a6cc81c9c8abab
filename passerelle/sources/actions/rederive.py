"""When a person says what a status means, every start, end and state follows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from passerelle.delivery.actions import set_status_rule
from passerelle.delivery.models import StatusRule, Tracker, WorkItem
from passerelle.engine.flow import StatusMap
from passerelle.jobs.running import publishing
from passerelle.people.models import Person
from passerelle.sources import rows
from passerelle.sources.tracker.again import derived_again
from passerelle.sources.tracker.facts import DERIVED, text


def rederive(tracker: Tracker) -> int:
    """Derive the tracker's items again from its rules; how many moved. Read first, then written at once."""
    rules = StatusRule.objects.filter(tracker=tracker)
    names: dict[str, Any] = dict(rules.values_list("status", "category"))
    statuses = StatusMap.default().with_names(names)
    revision = Tracker.objects.values_list("revision", flat=True).get(pk=tracker.pk)
    items = WorkItem.objects.filter(tracker=tracker)
    turned = [
        [*(_flat(one.facts[name]) for name in DERIVED), one.pk]
        for one in derived_again(items, statuses)
    ]
    with publishing():
        held = Tracker.objects.select_for_update(of=("self",)).get(pk=tracker.pk)
        if held.revision == revision:
            rows.update(WorkItem, DERIVED, turned)
            Tracker.objects.filter(pk=tracker.pk).update(revision=F("revision") + 1)
            return len(turned)
    return rederive(tracker)


def _flat(value: Any) -> Any:
    return text(value) if isinstance(value, dt.datetime) else value


def set_meanings(tracker: Tracker, meanings: dict[int, str], *, by: Person) -> int:
    """What statuses mean, by the id of their rule; how many items moved."""
    rules = StatusRule.objects.filter(tracker=tracker, pk__in=list(meanings))
    moved = [
        rule
        for rule in rules
        if rule.category != meanings[rule.pk]
        and set_status_rule(rule, category=meanings[rule.pk], by=by)
    ]
    return rederive(tracker) if moved else 0
