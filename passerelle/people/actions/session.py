"""Sessions: ended one by one, or all at once."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import record


def end_all(person: Person) -> int:
    """Sign the person out everywhere; the number of sessions ended."""
    sessions = list(UserSession.objects.filter(user=person))
    for row in sessions:
        row.end()
    return len(sessions)


def end(session_id: int, *, by: Person) -> None:
    """Sign oneself out of one other place."""
    row = UserSession.objects.filter(user=by, pk=session_id).first()
    if row is None:
        raise DomainError(_("This session has already ended."))
    row.end()
    record("session_ended", by, by=by)
