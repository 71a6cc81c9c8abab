"""The life of one item: the states it stood in, the hands it was in, what else changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from passerelle.delivery.models import Account, Change, StatusRule, WorkItem
from passerelle.engine.flow import (
    AssigneeInterval,
    ItemHistory,
    StatusChange,
    StatusInterval,
    StatusMap,
    assignee_intervals,
    intervals,
)


@dataclass(frozen=True, slots=True)
class Life:
    """Intervals in order of time, the last one open; `names` are the assignees as people read them."""

    states: tuple[StatusInterval, ...]
    hands: tuple[AssigneeInterval, ...]
    names: dict[str, str]
    others: tuple[Change, ...]


def life(item: WorkItem) -> Life:
    """Read from the changes of the item and from what its tracker's statuses mean (three queries)."""
    changes = list(item.changes.order_by("at", "pk"))
    history = ItemHistory(
        item=item.key,
        created=item.created_at,
        status_now=item.status,
        category_now=item.status_category or None,
        changes=_steps(changes, "status"),
        resolved=item.resolved_at,
        assignee_now=item.assignee.external_id if item.assignee else None,
        assignee_changes=_steps(changes, "assignee"),
    )
    rules = StatusRule.objects.filter(tracker=item.tracker_id)
    names: dict[str, Any] = dict(rules.values_list("status", "category"))
    meanings = StatusMap.default().with_names(names)
    hands = assignee_intervals(history)
    return Life(
        states=intervals(history, meanings),
        hands=hands if any(hand.assignee for hand in hands) else (),
        names=_names(item, hands),
        others=tuple(one for one in changes if one.field not in {"status", "assignee"}),
    )


def _steps(changes: list[Change], field: str) -> tuple[StatusChange, ...]:
    return tuple(
        StatusChange(one.at, one.before, one.after) for one in changes if one.field == field
    )


def _names(item: WorkItem, hands: tuple[AssigneeInterval, ...]) -> dict[str, str]:
    ids = {hand.assignee for hand in hands if hand.assignee}
    rows = Account.objects.filter(tracker=item.tracker_id, external_id__in=ids)
    told = rows.values_list("external_id", "person__name", "name")
    return {external: person or name or external for external, person, name in told}
