"""People: added to the directory, changed, given a company role; and what each sets for themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import changes
from passerelle.people.models import Person, Role
from passerelle.people.signals import rights_changed
from passerelle.trail.actions import record


@transaction.atomic
def add(*, email: str, name: str, by: Person | None, **values: Any) -> Person:
    """Someone in the directory, who cannot sign in until invited."""
    refuse_taken(email)
    person = Person.objects.create_user(email, None, name=name, **values)
    record("created", person, by=by)
    return person


def change(person: Person, *, by: Person | None, **values: Any) -> Person:
    """Name, title, dates, language, theme."""
    return changes.change(person, by=by, **values)


@transaction.atomic
def set_account(person: Person, *, email: str, role: str, by: Person) -> Person:
    """Their address and company role. The last owner stays one, or nobody could give rights any more."""
    if email.lower() != person.email:
        refuse_taken(email)
        EmailAddress.objects.filter(user=person).delete()  # the old one opens nothing any more
    if person.role == Role.OWNER and role != Role.OWNER:
        refuse_last_owner(person)
    changed = changes.change(person, by=by, verb="rights_changed", email=email.lower(), role=role)
    rights_changed.send(Person, person=changed, by=by)
    return changed


def refuse_last_owner(person: Person) -> None:
    others = Person.objects.filter(role=Role.OWNER, is_active=True).exclude(pk=person.pk)
    if person.role == Role.OWNER and not others.exists():
        raise DomainError(
            _("%(person)s is the only owner of the installation.") % {"person": person},
            _("Make someone else an owner first."),
        )


def refuse_taken(email: str) -> None:
    if Person.objects.filter(email__iexact=email).exists():
        raise DomainError(
            _("Someone already has the address %(email)s.") % {"email": email},
            _("Open their page, or use another address."),
        )
