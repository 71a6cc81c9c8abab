"""What a tracker says, whichever it is: items, their changes, the accounts of people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from passerelle.connect.dates import Precision

StatusCategory = Literal["todo", "doing", "done"]


@dataclass(frozen=True, slots=True)
class Account:
    """A person as the tracker knows them; `external_id` is their name where the file has no better."""

    external_id: str
    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field changed once. `before` and `after` are the words shown, the ids the tracker's own.

    `field` is in lower case: `status`, `assignee`, `component`, `sprint`…; `external_id` is the
    history's id and the position in it, unique within a tracker.
    """

    external_id: str
    at: dt.datetime
    field: str
    before: str | None
    after: str | None
    before_id: str | None = None
    after_id: str | None = None


@dataclass(frozen=True, slots=True)
class TrackerItem:
    """An item as it stands. `changes` is None when the file carries no history, oldest first otherwise.

    Moments are aware, in UTC; `precision` says how finely the file writes them.
    """

    external_id: str
    key: str
    project: str
    title: str
    type: str
    created: dt.datetime
    updated: dt.datetime | None
    resolved: dt.datetime | None
    status: str
    status_category: StatusCategory | None
    resolution: str
    assignee: Account | None
    reporter: Account | None
    components: tuple[str, ...]
    labels: tuple[str, ...]
    epic: str
    priority: str
    estimate: float | None
    url: str
    changes: tuple[Change, ...] | None
    precision: Precision
