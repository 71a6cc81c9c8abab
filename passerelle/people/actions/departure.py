"""Someone leaves: what they own goes to another, what they hold ends, and no session survives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import changes, invitation, session
from passerelle.people.actions.person import refuse_last_owner
from passerelle.people.models import Membership, Ownership, Person
from passerelle.people.signals import rights_changed
from passerelle.trail.actions import record, snapshot


def owner_fields() -> Iterator[models.ForeignKey[Any, Any]]:
    """Every link named `owner` from any app to a person, except what is private (dropped with the person).

    Upper floors are reached through the registry of models: people cannot import them.
    """
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey) or field.name != "owner":
                continue
            private = field.remote_field.on_delete is models.CASCADE
            if field.related_model is Person and not private:
                yield field


def owned_by(person: Person) -> list[models.Model]:
    """Everything the person owns that another must take over."""
    return [
        row
        for field in owner_fields()
        for row in field.model._base_manager.filter(**{field.name: person})
    ]


@transaction.atomic
def deactivate(person: Person, *, heir: Person | None, by: Person) -> int:
    """Deactivate someone and hand over what they own to `heir`; the number of things handed over."""
    if not person.is_active:
        raise DomainError(_("%(person)s has already been deactivated.") % {"person": person})
    refuse_last_owner(person)
    owned = owned_by(person)
    if owned:
        _refuse_heir(person, heir)
    for row in owned:
        _hand_over(row, heir, by=by)
    today = timezone.localdate()
    for model in (Membership, Ownership):
        _end(model, person, today, by=by)
    invitation.void(person)
    session.end_all(person)
    changes.change(
        person, by=by, verb="deactivated", is_active=False, left_on=person.left_on or today
    )
    rights_changed.send(Person, person=person, by=by)
    return len(owned)


def reactivate(person: Person, *, by: Person) -> Person:
    """They may sign in again, with the roles they held; memberships are added anew."""
    return changes.change(person, by=by, verb="reactivated", is_active=True, left_on=None)


def _refuse_heir(person: Person, heir: Person | None) -> None:
    if heir is None or heir.pk == person.pk or not heir.is_active:
        raise DomainError(
            _("%(person)s owns things that someone else must take over.") % {"person": person},
            _("Choose an active person to hand them over to."),
        )


def _hand_over(row: models.Model, heir: Person | None, *, by: Person) -> None:
    """Through the row's own version where it has one, so that a form open elsewhere sees the change."""
    before = snapshot(row)
    changed = {"owner": heir}
    if hasattr(row, "version"):
        changed["version"] = row.version + 1
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=list(changed))
    record("handed_over", row, by=by, before=before)


def _end(model: type[Any], person: Person, day: date, *, by: Person) -> None:
    """What runs ends on that day; what had not begun is removed."""
    rows = model.objects.filter(person=person).exclude(end__lte=day)
    for row in rows:
        if row.start > day:
            record("removed", row, by=by)
            row.delete()
        else:
            changes.change(row, by=by, verb="ended", end=day)
