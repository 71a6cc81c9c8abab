"""Values typed by hand: they stand over the file's for their period, and say so."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.kpis.actions.rolled import changing
from passerelle.kpis.models import Measure, TypedValue
from passerelle.people.models import Person
from passerelle.trail.actions import record


def type_value(
    measure: Measure, *, on: dt.date, value: float, by: Person, note: str = ""
) -> TypedValue:
    """One value a day: typed again, the later one stands."""
    if on > timezone.localdate():
        raise DomainError(
            _("A value cannot be dated in the future."), _("Choose today or an earlier day.")
        )

    def write() -> TypedValue:
        typed, _new = TypedValue.objects.update_or_create(
            measure=measure, on=on, defaults={"value": value, "note": note, "by": by}
        )
        record("value_typed", measure, by=by)
        return typed

    return changing(measure, write)


def remove_value(typed: TypedValue, *, by: Person) -> None:
    """What the file says shows again."""
    measure = typed.measure

    def write() -> None:
        typed.delete()
        record("value_removed", measure, by=by)

    changing(measure, write)
