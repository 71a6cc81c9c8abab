"""An objective as columns, for the tables and trees that name hundreds."""

from __future__ import annotations

import datetime as dt
from itertools import starmap
from typing import NamedTuple

from django.db.models import QuerySet

from passerelle.strategy.models import Objective
from passerelle.strategy.queries.fact import columns_of

GOAL = (
    "pk", "number", "title", "horizon", "end", "parent_id", "product_id",
    "product__name", "owner__name", "owner__email",
)  # fmt: skip


class Goal(NamedTuple):
    """In the order of the columns `GOAL`."""

    pk: int
    number: int
    title: str
    horizon: str
    end: dt.date
    parent_id: int | None
    product_id: int | None
    product: str | None
    owner_name: str | None
    owner_email: str | None

    @property
    def code(self) -> str:
        return str(self.number)

    @property
    def owner(self) -> str:
        return self.owner_name or self.owner_email or ""


def goals(rows: QuerySet[Objective]) -> list[Goal]:
    """In their order, in one query."""
    return list(starmap(Goal, rows.select_related(None).values_list(*GOAL)))


def goal_of(row: Objective) -> Goal:
    """The same of an object at hand."""
    return Goal(*columns_of(row, GOAL))
