"""Work items with their history. Names follow `passerelle.delivery`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from passerelle.engine.flow import Category, StatusChange
from passerelle.engine.worlds.belvedere.facts.text import Text


@dataclass(frozen=True, slots=True)
class Epic:
    """An epic of a team's tracker, serving one initiative (its number)."""

    key: str
    title: Text
    team: str
    initiative: int


@dataclass(frozen=True, slots=True)
class WorkItem:
    """An item as the tracker tells it; people are named by e-mail; `changes` are of status.

    Statuses and types are those of a French tracker and are not translated.
    """

    key: str
    team: str
    title: Text
    type: str
    status: str
    status_category: str
    priority: str
    component: str
    labels: tuple[str, ...]
    epic: str | None
    reporter: str
    assignee: str | None
    created_at: dt.datetime
    resolved_at: dt.datetime | None
    resolution: str
    changes: tuple[StatusChange, ...]
    assignee_changes: tuple[StatusChange, ...]


@dataclass(frozen=True, slots=True)
class Tracker:
    """The tracker of one team: `key` is the prefix of its items."""

    key: str
    name: Text
    team: str
    product: str | None
    statuses: Mapping[str, Category]
