"""Keeping the register: writing entries down, reviewing them, saying what became of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.strategy.models import RegisterEntry
from passerelle.trail.actions import record, snapshot


@transaction.atomic
def create_entry(*, by: Person, **facts: Any) -> RegisterEntry:
    entry = RegisterEntry.objects.create(**facts)
    record("created", entry, by=by)
    return entry


@transaction.atomic
def change_entry(entry: RegisterEntry, *, by: Person, **facts: Any) -> RegisterEntry:
    return _change(entry, "changed", by=by, facts=facts)


@transaction.atomic
def review(entry: RegisterEntry, *, next_on: dt.date, note: str, by: Person) -> RegisterEntry:
    """It was looked at today; `next_on` is when it will be again, and cannot be today or earlier."""
    today = timezone.localdate()
    if next_on <= today:
        raise DomainError(
            _("The next review must come after today."), _("Choose a later day, then save again.")
        )
    facts = {"review_on": next_on, "reviewed_on": today, "review_note": note}
    return _change(entry, "reviewed", by=by, facts=facts)


@transaction.atomic
def set_state(entry: RegisterEntry, *, state: str, by: Person) -> RegisterEntry:
    """Open, accepted, being treated or closed."""
    return _change(entry, "changed", by=by, facts={"state": state})


def _change(entry: RegisterEntry, verb: str, *, by: Person, facts: dict[str, Any]) -> RegisterEntry:
    kept = RegisterEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    before = snapshot(kept)
    kind = kept.kind
    for name, value in facts.items():
        setattr(kept, name, value)
    if kept.kind != kind:
        kept.take_number()  # risks and opportunities are numbered apart
    kept.save()
    record(verb, kept, by=by, before=before)
    return kept
