"""The company's own list of themes."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.models import Theme
from passerelle.trail.actions import delete, record, snapshot
from passerelle.trail.models import Deletion


@transaction.atomic
def set_theme(theme: Theme | None, *, name: str, letter: str, kind: str, by: Person) -> Theme:
    """A new theme, or another name, letter or kind for one."""
    row = theme or Theme()
    before = snapshot(row) if theme else None
    name = " ".join(name.split())
    if Theme.objects.filter(name__iexact=name).exclude(pk=row.pk).exists():
        raise DomainError(
            _("A theme is already called “%(name)s”.") % {"name": name}, _("Choose another name.")
        )
    row.name, row.letter, row.kind = name, (letter or name[:1]).upper()[:1], kind
    row.save()
    record("changed" if theme else "created", row, by=by, before=before)
    return row


def remove_theme(theme: Theme, *, by: Person) -> Deletion:
    """Delete it; initiatives keep everything else, and undo ties them again."""
    return delete(theme, by=by)
