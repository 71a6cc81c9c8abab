"""What a sheet may name: as a form offers, only what whoever pours it in may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from passerelle.kpis.models import Measure
from passerelle.people.may import seen_by
from passerelle.people.models import Person, Product, Team
from passerelle.people.queries import people_seen_by
from passerelle.strategy.models import Objective

READ_BY: Mapping[type[Any], str] = {
    Product: "product.read",
    Team: "people.read",
    Measure: "measure.read",
    Objective: "strategy.read",
}
"""The capability that reads each; themes are the company's list, and everybody's."""


def seen(model: type[Any], by: Person) -> QuerySet[Any]:
    """The rows that a word of the sheet may mean."""
    if model is Person:
        return people_seen_by(by)
    rows: QuerySet[Any] = model._base_manager.all()
    if model not in READ_BY:
        return rows
    return seen_by(by, READ_BY[model], rows, product="pk" if model is Product else "product_id")
