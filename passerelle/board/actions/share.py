"""Links that let someone read one pack."""

from __future__ import annotations

from passerelle.board.models import Pack, Share
from passerelle.people.actions import links
from passerelle.people.may import company_wide
from passerelle.people.models import Person


def share(pack: Pack, *, by: Person, days: int, label: str = "") -> tuple[Share, str]:
    """A new link for `days` days: the row and its token, which is shown once."""
    made = Share(pack=pack, label=label)
    return made, links.make(made, by=by, days=days)


def revoke_links_of(person: Person, *, by: Person) -> int:
    """All of them once they may no longer share; the number revoked, each with its event."""
    if company_wide(person, "pack.write"):
        return 0
    return links.revoke_all(Share.objects.filter(by=person), by=by)


def open_share(token: str) -> Share | None:
    """The live link behind a token, counted as opened; None when unknown, expired or revoked."""
    return links.opened(Share, token)
