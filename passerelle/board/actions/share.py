"""Links that let someone read one pack: they expire, can be revoked, and are shown once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from passerelle.board.models import Pack, Share
from passerelle.people.models import Person
from passerelle.trail.actions import record


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def share(pack: Pack, *, by: Person, days: int, label: str = "") -> tuple[Share, str]:
    """A new link for `days` days: the row and its token, which is not kept and cannot be shown again."""
    token = secrets.token_urlsafe(24)
    made = Share.objects.create(
        pack=pack,
        token_digest=digest_of(token),
        label=label,
        expires_at=timezone.now() + timedelta(days=days),
        by=by,
    )
    record("shared", made, by=by)
    return made, token


@transaction.atomic
def revoke(link: Share, *, by: Person) -> None:
    """From now on the link opens nothing."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record("revoked", link, by=by)


@transaction.atomic
def revoke_links_of(person: Person, *, by: Person) -> int:
    """Who may no longer share has no link left that opens: the number revoked, each with its event."""
    made = Share.objects.filter(by=person, revoked_at=None, expires_at__gt=timezone.now())
    for link in made:
        revoke(link, by=by)
    return len(made)


def open_share(token: str) -> Share | None:
    """The live link behind a token, counted as opened; None when unknown, expired or revoked."""
    live = Share.objects.filter(
        token_digest=digest_of(token), revoked_at=None, expires_at__gt=timezone.now()
    )
    if not live.update(opened=F("opened") + 1):
        return None
    return live.select_related("pack").first()
