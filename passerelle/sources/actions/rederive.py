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
    """Derive the tracker's items again from its rules; how many moved."""
    return _derive(tracker, {}, by=None)


def set_meanings(tracker: Tracker, meanings: dict[int, str], *, by: Person) -> int:
    """What statuses mean, by the id of their rule; how many items moved. Words and items change together."""
    rules = StatusRule.objects.filter(tracker=tracker, pk__in=list(meanings))
    asked = {rule: meanings[rule.pk] for rule in rules if rule.category != meanings[rule.pk]}
    return _derive(tracker, asked, by=by) if asked else 0


def _derive(tracker: Tracker, asked: dict[StatusRule, str], *, by: Person | None) -> int:
    """Read and derived first, then written at once; done again when an import came between."""
    while True:
        revision = Tracker.objects.values_list("revision", flat=True).get(pk=tracker.pk)
        turned = _turned(tracker, {rule.status: means for rule, means in asked.items()})
        if not turned and not asked:
            return 0
        with publishing():
            held = Tracker.objects.select_for_update(of=("self",)).get(pk=tracker.pk)
            if held.revision != revision:
                continue
            for rule, means in asked.items():
                if by is not None:
                    set_status_rule(rule, category=means, by=by)
            rows.update(WorkItem, DERIVED, turned)
            Tracker.objects.filter(pk=tracker.pk).update(revision=F("revision") + 1)
            return len(turned)


def _turned(tracker: Tracker, asked: dict[str, str]) -> list[list[Any]]:
    """The derived columns of the items that move, the id last."""
    rules = StatusRule.objects.filter(tracker=tracker)
    names: dict[str, Any] = dict(rules.values_list("status", "category")) | asked
    statuses = StatusMap.default().with_names(names)
    found = derived_again(WorkItem.objects.filter(tracker=tracker), statuses)
    return [[*(_flat(one.facts[name]) for name in DERIVED), one.pk] for one in found]


def _flat(value: Any) -> Any:
    return text(value) if isinstance(value, dt.datetime) else value
