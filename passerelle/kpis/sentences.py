"""What a measure says: one whole sentence by state; plain arithmetic, no cause claimed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from passerelle.kernel.typography import quantity, short_date
from passerelle.ui.language import lang

if TYPE_CHECKING:
    from passerelle.kpis.models import Measure
    from passerelle.kpis.queries.reading import Card, Reading
    from passerelle.kpis.queries.series import Point

PERIODS = {
    "90d": gettext_lazy("90 days"),
    "1y": gettext_lazy("One year"),
    "all": gettext_lazy("Everything"),
}
SAME = 1e-12  # 0.1 + 0.2 has reached 0.3
State = Literal["empty", "stale", "free", "reached", "ahead", "missed"]
# On the way to a target whose day has not come, there is nothing to judge yet: the key result says how it goes.
TONES: dict[State, str] = {
    "empty": "none",
    "stale": "none",
    "free": "open",
    "reached": "ok",
    "ahead": "open",
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
    beyond = value >= target if direction == "up" else value <= target
    if beyond or isclose(value, target, rel_tol=SAME):
        return "reached"
    return "missed" if is_due else "ahead"


STATES: dict[State, Any] = {
    "empty": gettext_lazy("No value yet"),
    "stale": gettext_lazy("Nothing fresh since %(since)s"),
    "free": gettext_lazy("No target set"),
    "reached": gettext_lazy("At its target of %(target)s"),
    "ahead": gettext_lazy("Not yet at %(target)s, due on %(due)s"),
    "missed": gettext_lazy("Missed its target of %(target)s on %(due)s"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What every row of a list says, looked up once for all of them: a message costs 6 µs each time."""

    lang: str
    states: dict[State, str]
    moved: str
    point: str


def words() -> Words:
    """In the active language."""
    states = {state: str(said) for state, said in STATES.items()}
    return Words(lang(), states, _("%(change)s since %(day)s"), _("pt"))


def of_state(
    words: Words, state: State, *, since: dt.date | None, target: str, due: dt.date | None
) -> str:
    """The target as it is written; the days are written only where the sentence holds one."""
    said = words.states[state]
    if "%" not in said:
        return said
    dates = {"since": short_date(since, words.lang), "due": short_date(due, words.lang)}
    return said % {"target": target, **dates}


def movement(words: Words, measure: Card, moved: float | None, before: Point | None) -> str:
    """The change since the comparison day, in points for a share, else in the unit and in percent."""
    if moved is None or before is None or before.value is None:
        return ""
    unit, decimals = measure.unit, measure.decimals
    if unit == "%":
        unit = words.point
    elif before.value:
        moved, unit, decimals = 100 * moved / abs(before.value), "%", 0
    change = quantity(moved, unit, words.lang, decimals=decimals, sign=True)
    return words.moved % {"change": change, "day": short_date(before.on, words.lang)}


def verdict(states: Iterable[State]) -> str:
    """How many targets are missed or reached, over the measures of a list; empty over none."""
    seen = Counter(states)
    aimed = seen["reached"] + seen["ahead"] + seen["missed"]
    if not seen.total():
        return ""
    if not aimed:
        return _("No measure has a target yet")
    if seen["missed"]:
        return ngettext(
            "%(n)s target of %(all)s is missed",
            "%(n)s targets of %(all)s are missed",
            seen["missed"],
        ) % {"n": seen["missed"], "all": aimed}
    if not seen["reached"]:
        return ngettext(
            "The only target is not due yet", "None of the %(n)s targets is due yet", aimed
        ) % {"n": aimed}
    return ngettext(
        "No target is missed: %(n)s of %(all)s is reached",
        "No target is missed: %(n)s of %(all)s are reached",
        seen["reached"],
    ) % {"n": seen["reached"], "all": aimed}


def title(reading: Reading) -> str:
    """The measure in one sentence that concludes, or says that there is no verdict."""
    facts = {
        "name": reading.name,
        "value": reading.value_text,
        "day": reading.on_text,
        "target": reading.target_text,
        "due": short_date(reading.target_on, lang()),
    }
    return {
        "empty": _("%(name)s: no value yet, so no verdict"),
        "stale": _("%(name)s: nothing fresh since %(day)s, so no verdict"),
        "free": _("%(name)s: %(value)s, with no target to judge it by"),
        "reached": _("%(name)s: %(value)s, at its target of %(target)s"),
        "ahead": _("%(name)s: %(value)s, not yet the %(target)s due on %(due)s"),
        "missed": _("%(name)s: %(value)s, its target of %(target)s missed on %(due)s"),
    }[reading.state] % facts


def hidden_term() -> str:
    return _("A term of its formula is not yours to see: the formula is not computed.")


def nothing_stated() -> str:
    return _("No reading of its own: there is nothing to compare the formula with.")


def missing_term(name: str, day: str) -> str:
    return _("For the period ending on %(day)s, “%(name)s” has no value.") % {
        "name": name,
        "day": day,
    }


def no_division() -> str:
    return _("The formula divides by zero.")


def gap(measure: Measure, gap: float, computed: str, *, agrees: bool) -> str:
    """What the terms give, against the reading."""
    if agrees:
        return _("Its terms give %(computed)s: the formula holds.") % {"computed": computed}
    unit = _("pt") if measure.unit == "%" else measure.unit
    shown = quantity(gap, unit, lang(), decimals=measure.decimals, sign=True)
    return _("Its terms give %(computed)s: a gap of %(gap)s.") % {
        "computed": computed,
        "gap": shown,
    }


def freshness(days: int) -> str:
    """How old the last value is."""
    if days <= 0:
        return _("today")
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


def tree(gaps: list[str]) -> str:
    """How many formulas hold."""
    if not gaps:
        return _("No measure is made of others yet")
    off, unknown = gaps.count("differs"), gaps.count("unknown")
    if off:
        return ngettext(
            "%(n)s formula of %(all)s does not give its measure’s reading",
            "%(n)s formulas of %(all)s do not give their measure’s reading",
            off,
        ) % {"n": off, "all": len(gaps)}
    if unknown:
        return ngettext(
            "%(n)s formula of %(all)s cannot be computed",
            "%(n)s formulas of %(all)s cannot be computed",
            unknown,
        ) % {"n": unknown, "all": len(gaps)}
    return _("Every formula gives its measure’s reading")
