"""Moving an initiative in time."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person
from passerelle.roadmap.actions.change import Change, Done, change
from passerelle.roadmap.models import Initiative

MOST_DAYS = 3660


def shift(initiative: Initiative, *, days: int, by: Person, version: int | None = None) -> Done:
    """Move start, expected end and latest end by whole days; what was promised stays where it is."""
    dates = {name: getattr(initiative, name) for name in ("start_on", "end_on", "late_on")}
    if not any(dates.values()):
        raise DomainError(
            _("%(code)s has no date to move.") % {"code": initiative.code},
            _("Give it a start and an expected end first."),
        )
    if abs(days) > MOST_DAYS:
        raise DomainError(_("An initiative moves by ten years at most."))
    by_days = dt.timedelta(days=days)
    moved = {name: day + by_days for name, day in dates.items() if day}
    return _write(initiative, moved, by=by, version=version)


def stretch(
    initiative: Initiative, *, start: dt.date, end: dt.date, by: Person, version: int | None = None
) -> Done:
    """Give it a start and an expected end; the latest end keeps its distance from the expected one."""
    moved = {"start_on": start, "end_on": end}
    if initiative.late_on and initiative.end_on:
        moved["late_on"] = initiative.late_on + (end - initiative.end_on)
    return _write(initiative, moved, by=by, version=version)


def _write(
    initiative: Initiative, dates: dict[str, dt.date], *, by: Person, version: int | None
) -> Done:
    if not initiative.is_live:
        raise DomainError(
            _("%(code)s is delivered, dropped or archived: its dates are history.")
            % {"code": initiative.code}
        )
    return change([Change(initiative, dict(dates), version)], by=by)
