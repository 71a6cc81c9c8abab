"""Beginning an arbitration, changing its frame, putting it away."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.arbitration.models import Arbitration
from passerelle.kernel.errors import DomainError
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Company, Person
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def begin(*, by: Person, **facts: Any) -> Arbitration:
    """A new arbitration under the next number."""
    Company.objects.select_for_update().first()  # one number each, whoever begins at once
    last = Arbitration.objects.aggregate(last=Max("number"))["last"]
    row = Arbitration(number=(last or 0) + 1, by=by, **facts)
    _check(row)
    row.save()
    record("created", row, by=by)
    return row


@transaction.atomic
def change(row: Arbitration, *, by: Person, version: int | None, **facts: Any) -> Arbitration:
    """Its name, horizon and settings; refused when somebody else has changed it since `version` was read."""
    held = Arbitration.objects.select_for_update().get(pk=row.pk)
    if version is not None and version != held.version:
        raise DomainError(
            _("Somebody has changed this arbitration since you opened it."),
            _("Open it again, then make your change."),
        )
    before = snapshot(held)
    for name, fact in facts.items():
        setattr(held, name, fact)
    _check(held)
    held.version += 1
    held.save()
    record("changed", held, by=by, before=before)
    return held


@transaction.atomic
def put_away(row: Arbitration, *, by: Person) -> None:
    """Archived: found no more, kept for what was committed from it."""
    row.archived_at = timezone.now()
    row.save(update_fields=["archived_at"])
    record("archived", row, by=by)


def _check(row: Arbitration) -> None:
    try:
        Quarter.parse(row.first)
    except ValueError as error:
        raise DomainError(
            _("“%(text)s” is not a quarter.") % {"text": row.first},
            _("Choose one of the list, such as 2027-Q1."),
        ) from error
