"""What the next pack will say: its sections, its title, the CPO's message."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from passerelle.board.models import Draft
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def save_draft(
    period: str,
    *,
    by: Person,
    sections: Sequence[str],
    title: str = "",
    message: str = "",
    version: int | None = None,
) -> Draft:
    """Keep the draft of a period; a `version` other than the one stored means someone else wrote meanwhile."""
    draft = Draft.objects.select_for_update().filter(period=period).first() or Draft(period=period)
    if draft.pk and version is not None and version != draft.version:
        raise DomainError(
            _("Someone saved this draft while you were writing."),
            _("Copy your text, reload the page, and put the two together."),
        )
    before = snapshot(draft) if draft.pk else None
    draft.sections, draft.title, draft.message, draft.by = list(sections), title, message, by
    draft.version = draft.version + 1 if draft.pk else 1
    draft.save()
    record("changed" if before else "created", draft, by=by, before=before)
    return draft
