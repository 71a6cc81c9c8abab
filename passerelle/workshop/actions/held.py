"""The row of a workshop, held while it is changed; every change that a screen shows is counted."""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.workshop.models import Workshop


def held(workshop: Workshop) -> Workshop:
    """The workshop as it is now, so that two changes follow each other (inside a transaction)."""
    return Workshop.objects.select_for_update().select_related("arbitration").get(pk=workshop.pk)


def moved(workshop: Workshop) -> None:
    """Something that a screen shows has changed."""
    Workshop.objects.filter(pk=workshop.pk).update(moved=F("moved") + 1)


def refuse_unless(workshop: Workshop, *steps: str) -> None:
    """DomainError when the workshop stands elsewhere."""
    if workshop.step not in steps:
        raise DomainError(
            _("This workshop has gone on: %(step)s.") % {"step": workshop.get_step_display()},
            _("Open its page again to see where it stands."),
        )
