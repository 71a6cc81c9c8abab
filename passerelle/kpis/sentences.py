"""What a measure says: one whole sentence by state; plain arithmetic, no cause claimed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _

from passerelle.kernel.typography import quantity, short_date
from passerelle.ui.language import lang

if TYPE_CHECKING:
    from passerelle.kpis.models import Measure
    from passerelle.kpis.queries.series import Point

State = Literal["empty", "stale", "free", "reached", "ahead", "missed"]
TONES: dict[State, str] = {
    "empty": "none",
    "stale": "none",
    "free": "ok",
    "reached": "ok",
    "ahead": "watch",
    "missed": "off",
}


def state_of(
    *,
    value: float | None,
    age_days: int,
    fresh_days: int,
    target: float | None,
    is_due: bool,
    direction: str,
) -> State:
    """No value; too old to speak; no target; at its target; on the way to it; past its date without it."""
    if value is None:
        return "empty"
    if age_days > fresh_days:
        return "stale"
    if target is None or direction == "none":
        return "free"
    if value >= target if direction == "up" else value <= target:
        return "reached"
    return "missed" if is_due else "ahead"


def of_state(
    state: State, *, since: dt.date | None = None, target: str = "", due: dt.date | None = None
) -> str:
    facts = {
        "since": short_date(since, lang()),
        "target": target,
        "due": short_date(due, lang()),
    }
    return {
        "empty": _("No value yet"),
        "stale": _("Nothing fresh since %(since)s"),
        "free": _("No target set"),
        "reached": _("At its target of %(target)s"),
        "ahead": _("Not yet at %(target)s, due on %(due)s"),
        "missed": _("Missed its target of %(target)s on %(due)s"),
    }[state] % facts


def movement(measure: Measure, moved: float | None, before: Point | None) -> str:
    """The change since the comparison day, in points for a share, else in the unit and in percent."""
    if moved is None or before is None or before.value is None:
        return ""
    day = short_date(before.on, lang())
    if measure.unit == "%":
        change = quantity(moved, _("pt"), lang(), decimals=measure.decimals, sign=True)
    elif before.value:
        change = quantity(100 * moved / abs(before.value), "%", lang(), decimals=0, sign=True)
    else:
        change = quantity(moved, measure.unit, lang(), decimals=measure.decimals, sign=True)
    return _("%(change)s since %(day)s") % {"change": change, "day": day}
