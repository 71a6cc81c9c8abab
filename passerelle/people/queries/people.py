"""Reads about people."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from passerelle.people.may import grants_of
from passerelle.people.models import Membership, Person, ProductRole


def active_people() -> QuerySet[Person]:
    """People who have not been deactivated, by name."""
    return Person.objects.filter(is_active=True)


def people_seen_by(person: Any, capability: str = "people.read") -> QuerySet[Person]:
    """Everybody with a company-wide role; else oneself and the people of the products one may see."""
    grants = grants_of(person)
    if grants.company_wide(capability):
        return Person.objects.all()
    products = grants.product_ids(capability)
    if not products:
        return Person.objects.none()
    member = Membership.objects.filter(person=OuterRef("pk"), team__product_id__in=products)
    holder = ProductRole.objects.filter(person=OuterRef("pk"), product_id__in=products)
    return Person.objects.filter(Q(pk=person.pk) | Exists(member) | Exists(holder))
