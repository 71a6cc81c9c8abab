"""Reads about products."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from passerelle.people.may import seen_by
from passerelle.people.models import Product
from passerelle.ui.alphabetical import Alphabetical


def visible_products(person: Any, capability: str = "product.read") -> QuerySet[Product]:
    """Products in use on which the person holds `capability`, by name."""
    return seen_by(person, capability, Product.objects.filter(archived_at=None), product="id")


def product_choices(person: Any, capability: str) -> QuerySet[Product]:
    """What a form that writes under `capability` may offer."""
    return visible_products(person, capability)


def listed_products(person: Any, *, archived: bool) -> QuerySet[Product]:
    """Rows of the list of products, each with its number of teams and of people on them today."""
    today = timezone.localdate()
    now = Q(teams__memberships__start__lte=today) & (
        Q(teams__memberships__end=None) | Q(teams__memberships__end__gte=today)
    )
    rows = seen_by(person, "product.read", Product.objects.all(), product="id")
    kept = rows.filter(archived_at__isnull=not archived).order_by(Alphabetical("name"))
    return kept.annotate(
        team_count=Count("teams", filter=Q(teams__archived_at=None), distinct=True),
        people_count=Count(
            "teams__memberships__person",
            filter=now & Q(teams__archived_at=None),
            distinct=True,
        ),
    )
