"""Products: added, changed, archived; roles that hold on one of them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import changes
from passerelle.people.models import Person, Product, ProductRole, Role
from passerelle.trail.actions import record


def add(*, by: Person | None, name: str, **values: Any) -> Product:
    """A new product, under a slug made from its name."""
    product = Product(name=name, slug=changes.free_slug(Product, name), **values)
    return changes.add(product, by=by)


def change(product: Product, *, by: Person | None, **values: Any) -> Product:
    return changes.change(product, by=by, **values)


def archive(product: Product, *, by: Person) -> Product:
    """Out of the lists and out of the forms; its rows stay, and roles on it give nothing any more."""
    return changes.change(
        product, by=by, verb="archived", archived_at=product.archived_at or timezone.now()
    )


def unarchive(product: Product, *, by: Person) -> Product:
    return changes.change(product, by=by, verb="unarchived", archived_at=None)


@transaction.atomic
def give_role(product: Product, *, person: Person, role: str, by: Person | None) -> ProductRole:
    """Give a role that holds on this product only; giving it twice changes nothing."""
    if role == Role.OWNER:
        raise DomainError(
            _("The owner of the installation holds the role for the whole company."),
            _("Choose another role for this product."),
        )
    held, created = ProductRole.objects.get_or_create(product=product, person=person, role=role)
    if created:
        record("role_given", held, by=by)
    return held


@transaction.atomic
def take_role(held: ProductRole, *, by: Person) -> None:
    record("role_taken", held, by=by)
    held.delete()
