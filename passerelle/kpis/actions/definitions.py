"""What a measure counts, dated: a change adds a definition and leaves the earlier ones as they were."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Definition, Measure
from passerelle.people.models import Person
from passerelle.trail.actions import record


@transaction.atomic
def define(measure: Measure, *, since: dt.date, text: str, by: Person) -> Definition:
    """A new definition from a day on; two cannot start on one day, so that none is ever overwritten."""
    if measure.definitions.filter(since=since).exists():
        raise DomainError(
            _("Another definition already starts on that day, and definitions are never replaced."),
            _("Choose another day."),
        )
    definition = Definition.objects.create(measure=measure, since=since, text=text, by=by)
    record("defined", measure, by=by)
    return definition
