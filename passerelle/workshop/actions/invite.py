"""Inviting who votes: a link each, shown once."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import links
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.trail.actions import record
from passerelle.workshop.actions.held import held, moved, refuse_unless
from passerelle.workshop.models import Participant, Workshop
from passerelle.workshop.models.participant import VALID

MOST = 200
BEFORE_READING = (Workshop.Step.SETUP, Workshop.Step.FIRST)


@transaction.atomic
def invite(
    workshop: Workshop,
    *,
    name: str,
    by: Person,
    person: Person | None = None,
    email: str = "",
    bloc: str = "",
) -> tuple[Participant, str]:
    """A participant and the token of their link, which cannot be shown again."""
    row = held(workshop)
    refuse_unless(row, *BEFORE_READING)
    if row.participants.count() >= MOST:
        raise DomainError(
            _("A workshop has %(most)d participants at most.") % {"most": MOST},
            _("Begin another one for the others."),
        )
    same = row.participants.filter(person=person) if person else row.participants.none()
    if email and not person:
        same = row.participants.filter(email__iexact=email)
    if same.exists():
        raise DomainError(
            _("%(name)s is invited already.") % {"name": name},
            _("To hand over another link, renew the one they have."),
        )
    made = Participant(workshop=row, person=person, name=name[:120], email=email, bloc=bloc[:60])
    token = links.make(made, by=by, days=VALID.days)
    moved(row)
    return made, token


@transaction.atomic
def renew(participant: Participant, *, by: Person) -> str:
    """Another link in place of the one they had; their votes stay, and the new link shows none of them."""
    return links.again(participant, by=by, days=VALID.days)


@transaction.atomic
def forget(participant: Participant, *, by: Person) -> None:
    """They are no longer invited and their votes go with them: until the round is read only, as sums are told then."""
    row = held(participant.workshop)
    refuse_unless(row, *BEFORE_READING)
    participant.delete()
    moved(row)
    record("revoked", row, by=by)


def revoke_links_of(person: Person, *, by: Person) -> int:
    """Links that they made for workshops they may no longer run; the number revoked, each with its event."""
    now = timezone.now()
    made = Participant.objects.filter(by=person, revoked_at=None, expires_at__gt=now)
    lost = [
        one
        for one in made.select_related("workshop__arbitration")
        if not may(person, "workshop.write", one.workshop)
    ]
    return links.revoke_all(lost, by=by)
