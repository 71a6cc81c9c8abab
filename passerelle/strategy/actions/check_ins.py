"""Checking in: where a key result stands, and how sure its owner is."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.strategy.models import CheckIn, KeyResult
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def check_in(
    key_result: KeyResult,
    *,
    on: dt.date,
    confidence: int,
    value: float | None = None,
    comment: str = "",
    by: Person,
) -> CheckIn:
    """One check-in a day: a second one on the same day replaces the first, and the trail keeps both.

    A key result that follows a measure takes its value there; the others need one.
    """
    _sensible(key_result, on=on, value=value)
    same_day = CheckIn.objects.select_for_update().filter(key_result=key_result, on=on).first()
    before = snapshot(same_day) if same_day else None
    row = same_day or CheckIn(key_result=key_result, on=on)
    row.value, row.confidence, row.comment, row.by = value, confidence, comment, by
    row.save()
    record("checked_in", key_result, by=by)
    record("changed" if before else "created", row, by=by, before=before)
    return row


def _sensible(key_result: KeyResult, *, on: dt.date, value: float | None) -> None:
    if key_result.archived_at or key_result.objective.archived_at:
        raise DomainError(
            _("“%(title)s” is archived.") % {"title": key_result.title},
            _("Bring it back before checking in."),
        )
    if on > timezone.localdate():
        raise DomainError(
            _("A check-in cannot be dated in the future."), _("Choose today or an earlier day.")
        )
    if value is None and key_result.measure_id is None:
        raise DomainError(
            _("“%(title)s” follows no measure: a check-in needs its value.")
            % {"title": key_result.title},
            _("Give the value as it is today."),
        )
