"""The company's settings, and its first moment."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import changes
from passerelle.people.models import Company, Person, Role
from passerelle.trail.actions import record


def change(company: Company, *, by: Person | None, **values: Any) -> Company:
    """Change settings; the first time, this creates the company."""
    if Company.objects.filter(pk=company.pk).exists():
        return changes.change(company, by=by, **values)
    for name, value in values.items():
        setattr(company, name, value)
    return changes.add(company, by=by)


@transaction.atomic
def found(*, company: str, owner_name: str, owner_email: str, language: str) -> Person:
    """Create the company and its first owner; refused as soon as there is an owner."""
    if Person.objects.filter(role=Role.OWNER, is_active=True).exists():
        raise DomainError(
            _("This installation already has an owner."),
            _("Ask them for an invitation, or run “passerelle link EMAIL” for a new sign-in link."),
        )
    if Person.objects.filter(email__iexact=owner_email).exists():
        raise DomainError(
            _("Someone already has the address %(email)s.") % {"email": owner_email},
            _("Use another address."),
        )
    change(Company(pk=1), by=None, name=company, language=language)
    owner = Person.objects.create_user(owner_email, None, name=owner_name, role=Role.OWNER)
    record("created", owner, by=None)
    return owner
