"""The check that would decide, as something one can go and do."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from passerelle.analysis.sentences.why.facts import percent
from passerelle.analysis.sentences.why.verdicts import KINDS
from passerelle.engine.explain.answer.shapes import Check, Kind

CHECKS: dict[str, tuple[Any, Any]] = {
    "independent": (
        _("Count the same thing by another path, on the same days."),
        _("Billing, the database or server logs: if the tracker lies, they did not move."),
    ),
    "downstream": (
        _("Look at what comes next in the funnel, on the same days."),
        _("A real change carries it along; a fault of the measure leaves it where it was."),
    ),
    "pipeline": (
        _("Look at another fact read through the same tracker or load."),
        _("If it moved on the same day, the pipe is at fault rather than the world."),
    ),
    "peer": (
        _("Look at what the same world would move."),
        _("Another country, the market, brand searches: if they moved too, it comes from outside."),
    ),
    "hours": (
        _("Count the rows hour by hour, before and after."),
        _("An hour without a row is an hour that was not loaded."),
    ),
    "nulls": (
        _("Count the empty values day by day."),
        _("If they rise on the day of the break, a field is no longer filled."),
    ),
    "duplicates": (
        _("Count the double rows day by day."),
        _("If they appear or go on the day of the break, the load is at fault."),
    ),
    "unknowns": (
        _("Count the unknown values day by day."),
        _("If they rise on the day of the break, something no longer says its name."),
    ),
    "late": (
        _("Look at when each day was loaded."),
        _("A day that is loaded late is read before it is whole."),
    ),
    "restated": (
        _("Compare each day as it was first loaded with the same day today."),
        _("If they differ, the past was rewritten and nothing moved."),
    ),
    "schema": (
        _("Compare the columns of the loads, before and after."),
        _("A column that changed on the day of the break changes what is counted."),
    ),
    "clock": (
        _("Draw the measure hour by hour around the break."),
        _("A break exactly at midnight, or a day shifted by an hour, is a machine’s doing."),
    ),
    "calendar": (
        _("Ask what was released, launched or announced in those days."),
        _("A dated event near the break is what speaks most of why."),
    ),
}


class ToDo(NamedTuple):
    """What to do, what to look for, and what each outcome would leave of the leading kind."""

    title: str
    body: str
    confirmed: str
    denied: str
    minutes: int


def todo(check: Check, lead: Kind) -> ToDo:
    """A check in the language in force."""
    title, body = CHECKS[check.code]
    says = _("%(kind)s: %(chance)s")
    kind = str(KINDS[lead])
    return ToDo(
        str(title),
        str(body),
        str(says) % {"kind": kind, "chance": percent(check.if_confirmed)},
        str(says) % {"kind": kind, "chance": percent(check.if_denied)},
        check.minutes,
    )
