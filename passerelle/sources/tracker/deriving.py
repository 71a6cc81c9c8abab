"""Started, done and present state of an item, from the engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from passerelle.engine.flow import ItemHistory, StatusChange, StatusMap, derive
from passerelle.sources.tracker.facts import DERIVED, Facts

Step = tuple[dt.datetime, str | None, str | None]


def derived(facts: Facts, steps: Iterable[Step], statuses: StatusMap) -> Facts:
    """The derived columns of one item from its status changes."""
    found = derive(
        ItemHistory(
            item=facts["key"],
            created=facts["created_at"],
            status_now=facts["status"],
            category_now=facts["status_category"] or None,
            changes=tuple(StatusChange(*step) for step in sorted(steps, key=lambda s: s[0])),
            resolved=facts["resolved_at"],
        ),
        statuses,
    )
    return dict(zip(DERIVED, (found.category, found.started, found.done), strict=True))
