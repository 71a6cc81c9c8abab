"""Work items a person may see, and how they are chosen among."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from passerelle.delivery.models import WorkItem
from passerelle.delivery.models.tracker import Category
from passerelle.kernel.cells import whole

GOING = "going"  # begun and not finished, whatever the state is called
NO_TEAM = "-"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list was asked for; an empty text asks for nothing."""

    words: str = ""
    state: str = ""
    team: str = ""
    type: str = ""
    component: str = ""
    initiative: str = ""

    @classmethod
    def of(cls, asked: Any) -> Choice:
        """From an address: `?q=`, `?state=`, `?team=`, `?type=`, `?component=`, `?initiative=22`."""
        names = ("state", "team", "type", "component", "initiative")
        told = {name: asked.get(name, "").strip() for name in names}
        return cls(words=asked.get("q", "").strip(), **told)

    def among(self, rows: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
        """The rows that fit."""
        if self.words:
            rows = rows.filter(Q(title__icontains=self.words) | Q(key__istartswith=self.words))
        if self.state == GOING:
            rows = rows.filter(started_at__isnull=False, done_at=None)
        elif self.state in Category.values:
            rows = rows.filter(category=self.state)
        if self.team == NO_TEAM:
            rows = rows.filter(team=None)
        elif self.team:
            rows = rows.filter(team__slug=self.team)
        if self.initiative:
            rows = rows.filter(work_link__initiative__number=whole(self.initiative) or 0)
        same = {"type": self.type, "component": self.component}
        return rows.filter(**{name: value for name, value in same.items() if value})


def kinds_of_items(rows: QuerySet[WorkItem]) -> tuple[list[str], list[str]]:
    """The types and the components of these items (one query over an index)."""
    pairs = list(rows.order_by().values_list("type", "component").distinct())
    types, components = ({pair[n] for pair in pairs} - {""} for n in (0, 1))
    return sorted(types), sorted(components)


class Line(NamedTuple):
    """What a list shows of an item."""

    pk: int
    key: str
    title: str
    team: str | None
    category: str
    status: str
    created: dt.datetime
    started: dt.datetime | None
    done: dt.datetime | None


LINE = (
    "pk",
    "key",
    "title",
    "team__name",
    "category",
    "status",
    "created_at",
    "started_at",
    "done_at",
)


def lines(pks: list[int]) -> list[Line]:
    """These items, in this order."""
    told: Iterable[tuple[Any, ...]] = (
        WorkItem.objects.filter(pk__in=pks).order_by().values_list(*LINE)
    )
    found = {row[0]: Line(*row) for row in told}
    return [found[pk] for pk in pks if pk in found]
