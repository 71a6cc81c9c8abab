"""Checking and running a sheet kept by hand. The dry run is the run itself, taken back before it counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.connect.events.opening import is_calendar
from passerelle.kernel.errors import DomainError
from passerelle.people.may import company_wide, may
from passerelle.people.models import Person
from passerelle.sources.models import Import, Kind
from passerelle.sources.options import how, zone_named
from passerelle.sources.publication import finish, publication
from passerelle.sources.report import Outcome
from passerelle.sources.sheets import events, initiatives, objectives, people
from passerelle.sources.sheets.calendar import read_calendar
from passerelle.sources.sheets.desk import Desk
from passerelle.sources.sheets.reading import Line, Sheet, read_sheet
from passerelle.sources.tracker.gather import Progress

SHEETS: dict[str, tuple[str, ...]] = {
    Kind.INITIATIVES: ("initiatives",),
    Kind.OBJECTIVES: ("objectives", "key_results"),
    Kind.PEOPLE: ("people", "teams", "products"),
    Kind.EVENTS: ("events",),
}
WRITERS: dict[str, tuple[str, Callable[[Desk, list[Line]], None]]] = {
    "initiatives": ("roadmap.write", initiatives.write),
    "objectives": ("objective.write", objectives.write_objectives),
    "key_results": ("objective.write", objectives.write_key_results),
    "people": ("people.write", people.write_people),
    "teams": ("people.write", people.write_teams),
    "products": ("product.write", people.write_products),
    "events": ("measure.write", events.write),
}
COMPANY = {"people", "teams", "products"}
"""What belongs to the whole company, whoever pours it in."""


def read(of: Import) -> Sheet:
    """The sheet as it would be written."""
    if of.kind == Kind.EVENTS and is_calendar(of.file):
        return read_calendar(of.file, tz=zone_named(of.option("tz")))
    return read_sheet(
        of.file,
        (of.option("holds"),) if of.option("holds") else SHEETS[of.kind],
        tz=zone_named(of.option("tz")),
        mapping=of.option("mapping"),
        said=of.option("said"),
        dayfirst=of.option("dayfirst"),
        how=how(of.options),
    )


def check(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """What a run would do, found by doing it and taking it back."""
    sheet = read(of)
    with transaction.atomic():
        desk = _write(of, sheet, by=by)
        transaction.set_rollback(True)
    return _outcome(desk, sheet)


def run(of: Import, *, by: Person, progress: Progress | None = None) -> Outcome:
    """Everything that can be written, in one transaction."""
    sheet = read(of)
    with publication(of):
        begun = time.monotonic()
        desk = _write(of, sheet, by=by)
        outcome = finish(of, _outcome(desk, sheet), by=by)
    outcome.lock = time.monotonic() - begun
    return outcome


def _write(of: Import, sheet: Sheet, *, by: Person) -> Desk:
    capability, write = WRITERS[sheet.kind]
    allowed = company_wide if sheet.kind in COMPANY else may
    if not allowed(by, capability):
        raise DomainError(
            _("You may not write what this file holds."),
            _("Ask someone who may to import it."),
        )
    desk = Desk(of, by)
    write(desk, sheet.lines)
    return desk


def _counts(desk: Desk, sheet: Sheet) -> dict[str, Any]:
    read = len({p.place.row for p in sheet.problems}) + len(sheet.lines)
    return desk.counts | {"read": read, "besides": desk.besides, "sheet": sheet.kind}


def _outcome(desk: Desk, sheet: Sheet) -> Outcome:
    problems = sorted([*sheet.problems, *desk.problems], key=lambda one: one.place.row or 0)
    return Outcome(_counts(desk, sheet), problems)
