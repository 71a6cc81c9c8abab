"""What must hold for one initiative, said in sentences. Pure: an object in, problems out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

RANGES = ("value", "cost", "effect")


@dataclass(frozen=True, slots=True)
class Problem:
    """One field that cannot be as asked, and why, in a whole sentence."""

    field: str
    message: str


def problems(initiative: Any) -> list[Problem]:
    """Every rule that this initiative would break if it were saved as it is."""
    found = [*_text(initiative), *_dates(initiative), *_figures(initiative)]
    for name in RANGES:
        found += _range(initiative, name)
    return found


def _text(initiative: Any) -> list[Problem]:
    if not str(initiative.title).strip():
        return [Problem("title", _("An initiative needs a title."))]
    if len(initiative.title) > 200:
        return [Problem("title", _("A title holds at most 200 characters."))]
    return []


def _dates(initiative: Any) -> list[Problem]:
    start, end, late = initiative.start_on, initiative.end_on, initiative.late_on
    if start and end and end < start:
        return [Problem("end_on", _("It cannot end before it starts."))]
    if end and late and late < end:
        return [Problem("late_on", _("The latest end cannot come before the expected end."))]
    if initiative.delivered_on and initiative.state != "delivered":
        return [
            Problem("delivered_on", _("It has a delivery date but is not said to be delivered."))
        ]
    return []


def _figures(initiative: Any) -> list[Problem]:
    confidence = initiative.confidence
    if confidence is not None and not 0 <= confidence <= 100:
        return [Problem("confidence", _("Confidence goes from 0 to 100 %."))]
    if initiative.delay is not None and not 0 <= initiative.delay <= 100:
        return [Problem("delay", _("A cost of delay goes from 0 to 100 % a quarter."))]
    return []


def _range(initiative: Any, name: str) -> list[Problem]:
    points = [getattr(initiative, f"{name}_{point}") for point in ("low", "mid", "high")]
    given = [point for point in points if point is not None]
    if not given:
        return []
    if len(given) < 3:
        return [Problem(name, _("Give three points (low, likely, high), or none."))]
    if not points[0] <= points[1] <= points[2]:
        return [Problem(name, _("The three points must go from low to high."))]
    return []
