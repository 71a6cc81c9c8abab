"""Help to estimate one initiative: how such ones went, what that makes of what was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from passerelle.arbitration.lessons import Lessons, lessons
from passerelle.arbitration.queries.past import delivered
from passerelle.arbitration.queries.reference import Like, Reference, reference
from passerelle.arbitration.sentences import past as said
from passerelle.engine.proof.past import Past, past
from passerelle.kernel.finding import Refusal
from passerelle.kernel.ranges import ThreePoint
from passerelle.kernel.typography import number, short_date
from passerelle.people.models import Person
from passerelle.roadmap.estimates import Help
from passerelle.roadmap.queries import visible
from passerelle.ui.language import lang

MOST = 1e12  # of what is typed: nothing is made of more
COST = ("cost_low", "cost_mid", "cost_high")


def helped(person: Person, facts: Mapping[str, Any]) -> Help:
    """What this reader may know of such initiatives: those that they see, and their own promises."""
    theme, team, product = (facts.get(name) for name in ("theme", "team", "product"))
    like = Like(theme.kind if theme else "", _pk(team), _pk(product))
    found = reference(like, delivered(visible(person, archived=True)))
    told = lessons(person)
    own = said.own(told.own) if told.own and _is_mine(person, facts) else ""
    if isinstance(found.told, Refusal):
        return Help((said.of_class(found), *_value(told, like)), own=own)
    went = found.told.estimate
    spent = _spent(found, told)
    lines = [said.headline(went), said.of_class(found), said.lasted(went), said.in_time(went)]
    lines += [said.efforts(spent), *_value(told, like)]
    fills, becomes = _filled(facts, went, spent)
    return Help(tuple(lines), tuple(becomes), fills, own)


def _pk(row: Any) -> int | None:
    return row.pk if row else None


def _is_mine(person: Person, facts: Mapping[str, Any]) -> bool:
    """Their own accuracy is told where they frame for themselves: as its sponsor, or before one is named."""
    sponsor = facts.get("sponsor")
    return sponsor is None or sponsor.pk == person.pk


def _value(told: Lessons, like: Like) -> list[str]:
    one = told.kinds.get(like.kind) or told.next
    return [said.brought(one)] if one else []


def _spent(found: Reference, told: Lessons) -> Past | None:
    """Efforts of the same class; None under five."""
    ratios = [told.efforts[number] for number in found.members if number in told.efforts]
    went = past(np.array(ratios, dtype=np.float64), np.zeros(len(ratios), dtype=bool))
    return None if isinstance(went, Refusal) else went.estimate


def _filled(
    facts: Mapping[str, Any], went: Past, spent: Past | None
) -> tuple[dict[str, Any], list[str]]:
    """Ends by the days, costs by the efforts where five were written down, else by the days too."""
    fills: dict[str, Any] = {}
    becomes = []
    cost = _typed([facts.get(name) for name in COST])
    if cost:
        made = (spent or went).corrects(cost)
        now = [_rounded(one) for one in (made.low, made.mid, made.high)]
        typed = [cost.low, cost.mid, cost.high]
        if now != typed:
            fills |= dict(zip(COST, now, strict=True))
            words = {"was": _three(typed), "now": _three(now)}
            becomes.append(_("Cost: %(was)s becomes %(now)s.") % words)
    start, end = facts.get("start_on"), facts.get("end_on")
    if start and end and end >= start:
        days, late_on = (end - start).days + 1, facts.get("late_on")
        most = max((late_on - start).days + 1, days) if late_on else days
        made = went.corrects(ThreePoint(days, days, most))
        likely, late = _end(start, made.mid), _end(start, made.high)
        if likely is None or late is None:
            return fills, becomes
        fills |= {"end_on": likely, "late_on": late}
        becomes.append(
            _("Expected end: %(was)s becomes %(now)s, %(late)s at the latest likely.")
            % {"was": _day(end), "now": _day(likely), "late": _day(late)}
        )
    return fills, becomes


def _typed(points: list[Any]) -> ThreePoint | None:
    """A range as it was typed; None while it is none."""
    low, mid, high = points
    if None in points or not mid > 0 or not low <= mid <= high or high > MOST:
        return None
    return ThreePoint(low, mid, high)


def _end(start: dt.date, days: float) -> dt.date | None:
    """The last of so many days; None beyond the last day that there is."""
    last = start.toordinal() + max(round(days), 1) - 1
    return dt.date.fromordinal(last) if last <= dt.date.max.toordinal() else None


def _rounded(value: float) -> float:
    return round(value) if value >= 10 else round(value, 1)


def _three(points: list[float]) -> str:
    return " / ".join(number(one, lang()) for one in points)


def _day(day: dt.date) -> str:
    return short_date(day, lang(), year=True)
