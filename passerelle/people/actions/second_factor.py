"""Second factors: sealed anew when the key changes, and taken away from someone who lost theirs."""

from __future__ import annotations

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import transaction

from passerelle.people.actions import session
from passerelle.people.models import Person
from passerelle.people.sealing import UnreadableError, is_current, seal, unseal
from passerelle.trail.actions import record

SECRET = ("secret", "seed")
"""What an authenticator app and a set of recovery codes are made from; a passkey's secret never comes here."""


def _sealed() -> Iterator[tuple[Authenticator, str]]:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    for row in Authenticator.objects.select_for_update().filter(type__in=kinds):
        for name in SECRET:
            if name in row.data:
                yield row, name


@transaction.atomic
def reseal() -> int:
    """Seal under the present key what is open, or sealed under a former one: how many were. Safe to run again."""
    changed = 0
    for row, name in _sealed():
        try:
            if not is_current(row.data[name]):
                row.data[name] = seal(unseal(row.data[name]))
                row.save(update_fields=["data"])
                changed += 1
        except UnreadableError:
            continue  # counted by `unreadable`, and said by the start-up check
    return changed


@transaction.atomic
def unreadable() -> int:
    """How many people hold a second factor that no key we have can open."""
    return len({row.user_id for row, name in _sealed() if not _opens(row.data[name])})


def _opens(kept: str) -> bool:
    try:
        unseal(kept)
    except UnreadableError:
        return False
    return True


@transaction.atomic
def forget(person: Person, *, by: Person | None) -> int:
    """Take away the person's second factors and passkeys, and end their sessions: how many factors there were."""
    rows = Authenticator.objects.filter(user=person)
    held = len(rows)
    rows.delete()
    session.end_all(person)
    if held:
        record("factor_forgotten", person, by=by)
    return held
