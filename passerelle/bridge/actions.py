"""Remembering when a person was last here."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from passerelle.desk.models import Visit
from passerelle.people.models import Person

SITTING = dt.timedelta(minutes=30)


@transaction.atomic
def arrive(person: Person, *, now: dt.datetime) -> dt.datetime | None:
    """Note the visit; the moment of the one before this sitting, None the first time.

    Looks less than half an hour apart are one sitting, so that reloading loses nothing.
    """
    visit = Visit.objects.select_for_update().filter(person=person).first()
    if visit is None:
        Visit.objects.create(person=person, at=now)
        return None
    if now - visit.at > SITTING:
        visit.previous_at = visit.at
    if now - visit.at > dt.timedelta(minutes=1):
        visit.at = now
        visit.save(update_fields=["at", "previous_at"])
    return visit.previous_at
