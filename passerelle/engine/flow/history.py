"""One item's life: its changes in, its start, its end and its intervals out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from passerelle.engine.flow.statuses import Category, StatusMap


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One dated change of a field, from `before` to `after` (aware datetimes)."""

    at: dt.datetime
    before: str | None
    after: str | None


AssigneeChange = StatusChange


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """All that a tracker tells of one item. Empty `changes`: the source gives no status history."""

    item: str
    created: dt.datetime
    status_now: str
    category_now: str | None = None
    changes: tuple[StatusChange, ...] = ()
    resolved: dt.datetime | None = None
    team: str | None = None
    component: str | None = None
    assignee_now: str | None = None
    assignee_changes: tuple[AssigneeChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """What is stored of an item's flow: `started` and `done` are None when they are not known."""

    item: str
    created: dt.datetime
    started: dt.datetime | None
    done: dt.datetime | None
    category: Category
    first_status: str


@dataclass(frozen=True, slots=True)
class StatusInterval:
    """The item stood in `status` from `start` to `end`; `end` is None while it still does."""

    status: str
    category: Category
    start: dt.datetime
    end: dt.datetime | None


@dataclass(frozen=True, slots=True)
class AssigneeInterval:
    """The item was in the hands of `assignee` (None: nobody) from `start` to `end`."""

    assignee: str | None
    start: dt.datetime
    end: dt.datetime | None


def derive(item: ItemHistory, names: StatusMap) -> Derived:
    """Start, end and present category of one item.

    Started: first entry to "doing". Done: last entry to "done" with no later exit; passing from
    one done status to another (RESOLVED to VERIFIED) is no new entry. Without status history the
    start is unknown and the end is the resolution date of an item whose current status is done.
    """
    steps = _steps(item, names)
    category = names.category(item.status_now, item.category_now)
    started = next((at for at, _, now in steps if now == "doing"), None)
    return Derived(
        item=item.item,
        created=item.created,
        started=started,
        done=_done(item, steps, category=category),
        category=category,
        first_status=_first(item),
    )


def derive_all(items: Iterable[ItemHistory], names: StatusMap) -> list[Derived]:
    """`derive` for each item, in order."""
    return [derive(item, names) for item in items]


def _first(item: ItemHistory) -> str:
    return _sorted(item.changes)[0].before or "" if item.changes else item.status_now


Step = tuple[dt.datetime, str, Category]


def _steps(item: ItemHistory, names: StatusMap) -> list[Step]:
    """(since, status, category) of each status held, first included; empty without history."""
    if not item.changes:
        return []
    changes = _sorted(item.changes)
    held = [(item.created, changes[0].before or "")]
    held += [(change.at, change.after or "") for change in changes]
    return [(at, name, _category(name, item, names=names)) for at, name in held]


def _category(name: str, item: ItemHistory, *, names: StatusMap) -> Category:
    return names.category(name, item.category_now if name == item.status_now else None)


def _done(item: ItemHistory, steps: Sequence[Step], *, category: Category) -> dt.datetime | None:
    if steps and steps[-1][2] == "done":
        entry = len(steps) - 1
        while entry and steps[entry - 1][2] == "done":
            entry -= 1
        return steps[entry][0]
    # No history, or one cut short of the present status: the tracker's resolution date stands in.
    return item.resolved if category == "done" else None


def _sorted(changes: tuple[StatusChange, ...]) -> tuple[StatusChange, ...]:
    """In order of time; changes of one instant keep the order of the tracker."""
    if all(a.at <= b.at for a, b in pairwise(changes)):
        return changes
    return tuple(sorted(changes, key=lambda change: change.at))


def intervals(item: ItemHistory, names: StatusMap) -> tuple[StatusInterval, ...]:
    """Each status the item stood in, in order, the last one open; empty when history is unknown."""
    steps = _steps(item, names)
    ends: list[dt.datetime | None] = [at for at, _, _ in steps[1:]]
    return tuple(
        StatusInterval(status=name, category=category, start=at, end=end)
        for (at, name, category), end in zip(steps, [*ends, None], strict=False)
    )


def assignee_intervals(item: ItemHistory) -> tuple[AssigneeInterval, ...]:
    """Each assignee in turn since the creation; the present one alone where no change is known."""
    changes = _sorted(item.assignee_changes)
    first = changes[0].before if changes else item.assignee_now
    held = [(item.created, first)] + [(change.at, change.after) for change in changes]
    ends: list[dt.datetime | None] = [at for at, _ in held[1:]]
    return tuple(
        AssigneeInterval(assignee=name, start=at, end=end)
        for (at, name), end in zip(held, [*ends, None], strict=False)
    )
