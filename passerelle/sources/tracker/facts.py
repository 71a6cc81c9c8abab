"""One work item as columns of ours, whichever side it comes from: the file or the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import Any

from passerelle.connect.tracker import Account, TrackerItem

Facts = dict[str, Any]

TOLD = tuple(one.name for one in fields(TrackerItem))
CONTENT = (
    "key", "title", "type", "status", "status_category", "resolution", "priority", "component",
    "labels", "epic", "estimate", "reporter", "assignee", "url",
)  # fmt: skip
DATES = ("created_at", "updated_at", "resolved_at")
DERIVED = ("category", "started_at", "done_at")
COLUMNS = ("external_id", *CONTENT, *DATES, "precision", "has_history", "team", *DERIVED)

CARRIED = {
    "component": "components",
    "created_at": "created",
    "updated_at": "updated",
    "resolved_at": "resolved",
}
"""Our column to the reader's field, where the names differ."""

LENGTHS = {
    "external_id": 80, "key": 80, "title": 500, "type": 60, "status": 120, "resolution": 120,
    "priority": 60, "component": 200, "epic": 80, "url": 500,
}  # fmt: skip


def plain(item: TrackerItem) -> dict[str, Any]:
    """The item as JSON can hold it, dates as text."""
    found = {name: getattr(item, name) for name in TOLD}
    for name in ("created", "updated", "resolved"):
        found[name] = found[name] and text(found[name])
    for name in ("reporter", "assignee"):
        found[name] = found[name] and _account(found[name])
    if item.changes is not None:
        found["changes"] = [
            [c.external_id[:80], text(c.at), c.field[:80], c.before, c.after] for c in item.changes
        ]
    return found


def _account(one: Account) -> dict[str, str | None]:
    return {"external_id": one.external_id, "name": one.name, "email": one.email}


def facts(found: dict[str, Any]) -> Facts:
    """Our columns from a plain item. `reporter` and `assignee` stay as the tracker names them."""
    said = {name: found[name] or "" for name in ("type", "status", "resolution", "priority")}
    said |= {name: found[name] or "" for name in ("external_id", "key", "title", "epic", "url")}
    said["component"] = next(iter(found["components"]), "")
    made: Facts = {name: said[name][: LENGTHS[name]] for name in said}
    made["title"] = made["title"] or made["key"]
    made |= {
        "status_category": found["status_category"] or "",
        "labels": list(found["labels"]),
        "estimate": found["estimate"],
        "created_at": moment(found["created"]),
        "updated_at": moment(found["updated"]),
        "resolved_at": moment(found["resolved"]),
        "precision": found["precision"],
        "has_history": found["changes"] is not None,
    }
    return made


def text(value: dt.datetime) -> str:
    """UTC without its zone, as SQLite keeps it and as PostgreSQL reads it in a session set to UTC."""
    return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat(" ")


def moment(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC) if value else None
