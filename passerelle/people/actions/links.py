"""Making, revoking and opening links to frozen things: one mechanism for all of them."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from passerelle.people.models import Person, ShareLink
from passerelle.trail.actions import record

L = TypeVar("L", bound=ShareLink)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make(link: ShareLink, *, by: Person, days: int) -> str:
    """Keep a new link for `days` days; its token, which is not kept and cannot be shown again."""
    token = secrets.token_urlsafe(24)
    link.token_digest, link.by = digest_of(token), by
    link.expires_at = timezone.now() + timedelta(days=days)
    link.save(force_insert=True)
    record(link.SHARED, link.subject, by=by)
    return token


@transaction.atomic
def again(link: ShareLink, *, by: Person, days: int) -> str:
    """Another token in place of the one that was handed over, which opens nothing any more."""
    token = secrets.token_urlsafe(24)
    link.token_digest, link.by, link.revoked_at = digest_of(token), by, None
    link.expires_at = timezone.now() + timedelta(days=days)
    link.save(update_fields=["token_digest", "by", "revoked_at", "expires_at"])
    record(link.SHARED, link.subject, by=by)
    return token


@transaction.atomic
def revoke(link: ShareLink, *, by: Person) -> None:
    """From now on the link opens nothing."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record(link.REVOKED, link.subject, by=by)


@transaction.atomic
def revoke_all(links: Iterable[ShareLink], *, by: Person) -> int:
    """Those of them that still open; the number revoked, each with its event."""
    live = [link for link in links if link.is_live]
    for link in live:
        revoke(link, by=by)
    return len(live)


def behind(kind: type[L], token: str, *also: str) -> L | None:
    """The live link behind a token, not counted; None when unknown, expired or revoked. `also`: read with it."""
    rows = kind._default_manager.filter(token_digest=digest_of(token)).select_related(*also)
    return rows.filter(revoked_at=None, expires_at__gt=timezone.now()).first()


def opened(kind: type[L], token: str) -> L | None:
    """The live link behind a token, counted as opened; None when unknown, expired or revoked."""
    rows = kind._default_manager.filter(token_digest=digest_of(token))
    live = rows.filter(revoked_at=None, expires_at__gt=timezone.now())
    return live.first() if live.update(opened=F("opened") + 1) else None
