"""Letting someone in: a link used once, of which only the digest is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import person as person_actions
from passerelle.people.actions import product as product_actions
from passerelle.people.actions import session
from passerelle.people.models import Invitation, Person, Product
from passerelle.trail.actions import record

DAYS = 7


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    by: Person,
    role: str = "",
    product: Product | None = None,
    product_role: str = "",
    **values: Any,
) -> tuple[Person, str]:
    """A new person with their roles, and the token of the link that lets them in."""
    if not role and not (product and product_role):
        raise DomainError(
            _("An invitation gives at least one role."),
            _("Choose a role for the company, or a product and a role on it."),
        )
    person = person_actions.add(email=email, name=name, role=role, by=by, **values)
    if product and product_role:
        product_actions.give_role(product, person=person, role=product_role, by=by)
    return person, link(person, by=by)


@transaction.atomic
def link(person: Person, *, by: Person | None) -> str:
    """A fresh token for this person; earlier links stop working."""
    if not person.is_active:
        raise DomainError(
            _("%(person)s has been deactivated.") % {"person": person},
            _("Reactivate them first."),
        )
    void(person)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        person=person,
        token_digest=digest(token),
        expires_at=timezone.now() + timedelta(days=DAYS),
        by=by,
    )
    record("invited", person, by=by)
    return token


def void(person: Person) -> None:
    """Links not used yet stop working."""
    Invitation.objects.filter(person=person, used_at=None).update(expires_at=timezone.now())


def find(token: str) -> Invitation:
    """The invitation behind a token that still works; one answer for wrong, used and expired."""
    row = (
        Invitation.objects.select_related("person")
        .filter(
            token_digest=digest(token),
            used_at=None,
            expires_at__gt=timezone.now(),
            person__is_active=True,
        )
        .first()
    )
    if row is None:
        raise DomainError(
            _("This link no longer works: it was used, replaced, or is more than seven days old."),
            _("Ask the person who sent it for a new one."),
        )
    return row


@transaction.atomic
def accept(token: str, *, password: str) -> Person:
    """Set the password and use the link up; sessions opened with the old password end."""
    row = find(token)
    used = Invitation.objects.filter(pk=row.pk, used_at=None).update(used_at=timezone.now())
    if not used:
        find(token)
    person = row.person
    person.set_password(password)
    person.save(update_fields=["password"])
    session.end_all(person)
    record("let_in", person, by=person)
    return person
