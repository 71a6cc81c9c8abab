"""A link may lead to what a person may not see: for them there is nothing at its end, and it holds all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db import models
from django.db.models import Case, CharField, F, Q, When
from django.db.models.expressions import Combinable

from passerelle.people.may import company_wide, may, scope_of
from passerelle.people.models import Person

M = TypeVar("M", bound=models.Model)
Links = Mapping[str, str]
"""Name of a link → the capability that reads what it leads to."""


def shown(person: Person, capability: str, linked: M | None) -> M | None:
    """What a link leads to, or None where the person may not see it."""
    return linked if linked is not None and may(person, capability, linked) else None


def veil(person: Person, row: M, links: Links) -> M:
    """The row, whose hidden links read None: `row.parent` is None, while `row.parent_id` and a save keep it."""
    for name, capability in links.items():
        if company_wide(person, capability):
            continue
        field = row._meta.get_field(name)
        if getattr(row, f"{name}_id") and shown(person, capability, getattr(row, name)) is None:
            field.set_cached_value(row, None)  # type: ignore[union-attr]
    return row


def veiled(person: Person, rows: Iterable[M], links: Links) -> list[M]:
    """Every row of a list, veiled; links must have been read with the rows, or each costs a query."""
    return [veil(person, row, links) for row in rows]


def link_seen(person: Person, capability: str, link: str) -> Q | None:
    """Which rows of a list have a link that leads to what the person sees; None where all of them do."""
    products = scope_of(person, capability)
    return None if products is None else Q(**{f"{link}__product__in": products})


def name_seen(person: Person, capability: str, link: str) -> Combinable:
    """The name at the end of a link, for a list that reads columns; None where the person may not see it."""
    seen, name = link_seen(person, capability, link), F(f"{link}__name")
    return name if seen is None else Case(When(seen, then=name), output_field=CharField())
