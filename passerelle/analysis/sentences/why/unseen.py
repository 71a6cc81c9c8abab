"""What could not be looked at, as what to bring for a firmer verdict."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

UNSEEN: dict[str, Any] = {
    "history": _("The measure day by day rather than two totals."),
    "hours": _("The hour of each row, to see missing hours."),
    "late": _("When each day was loaded, to see late data."),
    "duplicates": _("The number of double rows of each load."),
    "nulls": _("The number of empty values of each load."),
    "unknowns": _("The number of unknown values of each load."),
    "restated": _("Each day as it was first loaded, to see a past that was rewritten."),
    "schema": _("The columns of each load, to see a table that changed."),
    "clock": _("The measure by the hour, to see a break at midnight or a clock that moved."),
    "calendar": _("The dated events: releases, prices, campaigns, outages, competitors."),
    "independent": _("A count of the same thing by another path, such as billing or server logs."),
    "downstream": _("What comes after in the funnel, which a real change would carry along."),
    "pipeline": _("Another fact read through the same tracker or load."),
    "peer": _("What the same world would move: the market, another country, brand searches."),
}
FIRST = ("history", "independent", "calendar", "downstream", "peer", "pipeline", "clock")
"""What tells most, first."""


def unseen(codes: tuple[str, ...], *, at_most: int = 4) -> list[str]:
    """Sentences for codes such as `unseen:peer`, those that tell most first."""
    known = [code.removeprefix("unseen:") for code in codes]
    ranked = sorted(known, key=lambda c: FIRST.index(c) if c in FIRST else len(FIRST))
    return [str(UNSEEN[code]) for code in ranked if code in UNSEEN][:at_most]


LABELS: dict[str, Any] = {
    "hours": _("Missing hours"),
    "late": _("Late data"),
    "duplicates": _("Double rows"),
    "nulls": _("Empty values"),
    "unknowns": _("Unknown values"),
    "restated": _("A past rewritten"),
    "schema": _("Columns of the loads"),
    "clock": _("Hour of the break"),
    "calendar": _("Dated events"),
    "independent": _("A second count"),
    "downstream": _("What follows"),
    "pipeline": _("The same pipe"),
    "peer": _("The same world"),
}


def looked(codes: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Every check with whether it could be made, those made first."""
    missing = {code.removeprefix("unseen:") for code in codes}
    told = [(str(label), code not in missing) for code, label in LABELS.items()]
    return sorted(told, key=lambda pair: not pair[1])
