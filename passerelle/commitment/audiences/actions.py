"""Telling the roadmap: links, what is sensitive, public titles, reasons of moves."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.commitment.audiences.presets import allowed
from passerelle.commitment.models import Commitment
from passerelle.commitment.models.audience import (
    Audience,
    AudienceLink,
    PublicTitle,
    Reason,
    Sensitive,
)
from passerelle.kernel.errors import DomainError
from passerelle.people.actions import links
from passerelle.people.may import company_wide
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative, Theme
from passerelle.trail.actions import record

RIGHT = "roadmap.freeze"


def share(
    commitment: Commitment,
    audience: Audience,
    *,
    by: Person,
    days: int,
    label: str = "",
    grain: str = "",
    themes: Sequence[Theme] = (),
) -> tuple[AudienceLink, str]:
    """A new link for `days` days: the row and its token, which is shown once.

    `grain` may be coarser than the audience’s own, never finer; without `themes`, all are told.
    """
    if grain and grain not in allowed(audience):
        raise DomainError(
            _("This audience reads no dates so fine."), _("Choose its own step, or a coarser one.")
        )
    made = AudienceLink(
        commitment=commitment,
        audience=audience,
        label=label,
        grain=grain,
        themes=sorted(one.pk for one in themes),
    )
    return made, links.make(made, by=by, days=days)


def revoke_links_of(person: Person, *, by: Person) -> int:
    """All of them once they may no longer share; the number revoked, each with its event."""
    if company_wide(person, RIGHT):
        return 0
    return links.revoke_all(AudienceLink.objects.filter(by=person), by=by)


def open_link(token: str) -> AudienceLink | None:
    """The live link behind a token, counted as opened; None when unknown, expired or revoked."""
    link = links.opened(AudienceLink, token)
    if link is not None and link.first_opened_at is None:
        link.first_opened_at = timezone.now()
        link.save(update_fields=["first_opened_at"])
    return link


@transaction.atomic
def keep_from(
    initiative: Initiative, audiences: Sequence[str], *, why: str, by: Person
) -> Sensitive | None:
    """Keep it from these audiences from now on, links that are out included; from none: the mark goes."""
    known = [one.value for one in Audience if one.value in audiences]
    if not known:
        Sensitive.objects.filter(initiative=initiative).delete()
        record("changed", initiative, by=by)
        return None
    if not why.strip():
        raise DomainError(
            _("Say why it is sensitive."), _("Whoever reads this page later needs to know.")
        )
    row, _new = Sensitive.objects.update_or_create(
        initiative=initiative, defaults={"hidden_from": known, "why": why.strip()[:240], "by": by}
    )
    record("changed", initiative, by=by)
    return row


@transaction.atomic
def call_outside(initiative: Initiative, *, fr: str, en: str, by: Person) -> None:
    """Give it a title for outside; two empty ones take it away."""
    titles = {"fr": fr.strip()[:200], "en": en.strip()[:200]}
    if any(titles.values()):
        PublicTitle.objects.update_or_create(initiative=initiative, defaults={**titles, "by": by})
    else:
        PublicTitle.objects.filter(initiative=initiative).delete()
    record("changed", initiative, by=by)


@transaction.atomic
def explain(
    commitment: Commitment, initiative: Initiative, *, words: str, outside: bool, by: Person
) -> None:
    """Say why its promised date moved."""
    if not words.strip():
        raise DomainError(_("Say why it moved."), _("One sentence is enough."))
    Reason.objects.update_or_create(
        commitment=commitment,
        initiative=initiative,
        defaults={"words": words.strip()[:300], "outside": outside, "by": by},
    )
    record("changed", initiative, by=by)
