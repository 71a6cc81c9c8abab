"""The links of a frozen thing, as their maker sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.typography import short_date
from passerelle.people.models import ShareLink


@dataclass(frozen=True, slots=True)
class Link:
    """A share link: live, expired or revoked."""

    pk: int
    label: str
    until: str
    opened: int
    is_live: bool
    word: str
    told: str = ""


def links(rows: Iterable[ShareLink], *, lang: str) -> list[Link]:
    return [
        Link(
            row.pk,
            row.label,
            short_date(timezone.localdate(row.expires_at), lang, year=True),
            row.opened,
            row.is_live,
            _("revoked") if row.revoked_at else _("expired"),
            row.told,
        )
        for row in rows
    ]
