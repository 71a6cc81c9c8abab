"""Reads about the company, its people, teams and products, starting from what a person may see."""

from passerelle.people.queries.company import company
from passerelle.people.queries.people import active_people, people_seen_by
from passerelle.people.queries.products import product_choices, visible_products
from passerelle.people.queries.teams import (
    visible_teams,
)

__all__ = [
    "active_people",
    "company",
    "people_seen_by",
    "product_choices",
    "visible_products",
    "visible_teams",
]
