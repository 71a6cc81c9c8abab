"""Products, teams and people are found by search. They live below this floor, so they are registered here."""

from __future__ import annotations

from passerelle.desk.index import Found, register
from passerelle.people.models import Person, Product, Team


def product(row: Product) -> Found | None:
    if row.archived_at:
        return None
    return Found("", row.name, row.description, row.get_absolute_url(), row.pk)


def team(row: Team) -> Found | None:
    if row.archived_at:
        return None
    return Found("", row.name, row.mission, row.get_absolute_url(), row.product_id)


def person(row: Person) -> Found | None:
    if not row.is_active:
        return None
    return Found("", row.name, f"{row.title} {row.email}", row.get_absolute_url())


def register_people() -> None:
    """Called once, when the app is ready."""
    register(Product, "product.read", product)
    register(Team, "people.read", team)
    register(Person, "people.read", person)
