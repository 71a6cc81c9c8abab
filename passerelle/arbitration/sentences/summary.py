"""What is said under the title, above the table and while a search goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.ended import frozen_on
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.scenarios import Going
from passerelle.arbitration.reading.checking import months
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.reading.side import Side, alikes, figure, ranked
from passerelle.kernel.typography import long_date, quantity, short_date
from passerelle.ui.language import lang
from passerelle.ui.templatetags.ui import how

PROVED = 0.01
RISKY = 0.3
LIKELY = 0.5  # under it, more of what is chosen is late than on time


def heading(arbitration: Arbitration) -> str:
    """What is arbitrated, and until when; once frozen, since when."""
    if day := frozen_on([arbitration]).get(arbitration.pk):
        said = {"name": arbitration.name, "day": long_date(day, lang())}
        return _("%(name)s, frozen on %(day)s") % said
    if arbitration.due_on is None:
        return arbitration.name
    said = {"name": arbitration.name, "day": long_date(arbitration.due_on, lang())}
    return _("%(name)s, to be frozen by %(day)s") % said


@dataclass(frozen=True, slots=True)
class Shown:
    """One scenario as its column writes it."""

    it: Side
    letter: str
    url: str
    value: str
    low: str
    high: str
    weeks: str
    over: str
    money: str
    cash: str
    cheap: str
    dear: str
    overrun: str
    risk: str
    on_time: str
    gap: str
    best: str
    state: str
    is_risky: bool
    is_late: bool
    is_short: bool


def know_url(it: Exercise, letter: str, what: str) -> str:
    return reverse("arbitration:known", args=[it.arbitration.number, letter, what])


def shown(it: Exercise, one: Side) -> Shown:
    """Every figure is written here, once."""
    worth, percent = one.worth, _percent
    gap = one.solution.gap if one.solution else None
    return Shown(
        it=one,
        letter=one.scenario.letter,
        url=one.scenario.get_absolute_url(),
        value=figure(worth.mid, it.unit) if worth else "",
        low=figure(worth.low) if worth else "",
        high=figure(worth.high) if worth else "",
        weeks=figure(one.weeks, decimals=0),
        over=figure(one.over, decimals=0 if one.over >= 10 else 1) if one.over >= 0.5 else "",
        cash=figure(one.cash, it.unit, decimals=0) if one.cash is not None else "",
        money=figure(one.money, it.unit, decimals=0) if one.money else "",
        cheap=figure(one.paid.low, decimals=0) if one.money_ruler and one.paid else "",
        dear=figure(one.paid.high, decimals=0) if one.money_ruler and one.paid else "",
        overrun=percent(one.overrun),
        risk=percent(one.risk),
        on_time=figure(10 * one.on_time, decimals=1) if one.on_time is not None else "",
        gap=percent(gap, decimals=1) if gap is not None else "",
        best=percent(one.best),
        state=state(one),
        is_late=one.on_time is not None and one.on_time < LIKELY,
        is_risky=bool(one.risk and one.risk >= RISKY),
        is_short=bool(one.overrun and one.overrun >= RISKY),
    )


def _percent(share: float | None, decimals: int = 0) -> str:
    return "" if share is None else quantity(100 * share, "%", lang(), decimals=decimals)


def state(one: Side) -> str:
    """What must be known before its figures are believed; empty when nothing must."""
    if one.solution is None:
        return _("Not computed yet")
    if one.is_stale:
        return _("The facts have changed since")
    if one.solution.was_stopped:
        return _("Stopped before the end: the best so far")
    if one.solution.found["missed"]:
        count = len(one.solution.found["missed"])
        return ngettext(
            "%(count)d obligation is missed", "%(count)d obligations are missed", count
        ) % {"count": count}
    if one.solution.found.get("short"):
        return _("A floor is not held")
    return ""


def say(it: Exercise, rows: list[Side]) -> SafeString:
    """The two that lead, compared; what all hold. Empty when fewer than two were computed."""
    shares = {one.scenario.letter: one.best for one in rows if one.worth and one.best is not None}
    letters = ranked(it, shares)
    if len(letters) < 2:
        return SafeString("")
    by_letter = {one.scenario.letter: one for one in rows}
    first, second = (by_letter[letter] for letter in letters[:2])
    said = [_against(it, first, second), _late(it, first), _common(it), _same(it)]
    return mark_safe(" ".join(one for one in said if one))  # noqa: S308 -- parts escaped


def _against(it: Exercise, first: Side, second: Side) -> str:
    assert first.worth and second.worth
    url = know_url(it, first.scenario.letter, "value")
    more = first.worth.mid - second.worth.mid
    worst = first.worth.low - second.worth.low
    room = first.weeks / first.room if first.room else None
    said = {
        "first": first.scenario.letter,
        "second": second.scenario.letter,
        "more": how(figure(more, it.unit), url),
        "worst": how(quantity(worst, it.unit, lang(), sign=True), url),
        "weeks": how(
            figure(first.weeks, decimals=0), know_url(it, first.scenario.letter, "people")
        ),
        "room": conditional_escape(_percent(room)),
    }
    if more > 0:
        sentence = _(
            "%(first)s brings %(more)s more than %(second)s in the middle of the range; at worst the "
            "difference is %(worst)s. It takes %(weeks)s person-weeks, %(room)s of what there is."
        )
    else:
        sentence = _(
            "%(first)s brings no more than %(second)s in the middle of the range; at worst the "
            "difference is %(worst)s. It takes %(weeks)s person-weeks, %(room)s of what there is."
        )
    return str(sentence % said)


def _late(it: Exercise, one: Side) -> str:
    """What the leader would deliver on time, where that is less than half of it."""
    if one.on_time is None or one.on_time >= LIKELY:
        return ""
    said = {
        "letter": one.scenario.letter,
        "odds": how(
            figure(10 * one.on_time, decimals=1), know_url(it, one.scenario.letter, "on_time")
        ),
    }
    return _("Of ten initiatives in %(letter)s, only %(odds)s would be on time on average.") % said


def _same(it: Exercise) -> str:
    """Scenarios that end with the same plan; empty where none does."""
    alike = [group for group in alikes(it) if len(group) > 1]
    if not alike:
        return ""
    letters = " · ".join(" = ".join(group) for group in alike)
    return _("With the same plan in the end: %(letters)s.") % {"letters": letters}


def _common(it: Exercise) -> str:
    held = [{line["number"] for line in one.found["lines"]} for one in it.solutions.values()]
    count = len(set.intersection(*held)) if held else 0
    return ngettext(
        "%(count)d initiative is common to all.", "%(count)d initiatives are common to all.", count
    ) % {"count": count}


def proved(it: Exercise, rows: list[Side]) -> str:
    """How many draws, and the largest gap among those shown."""
    gaps = [one.solution.gap for one in rows if one.solution]
    if not gaps:
        return ""
    draws = max(len(one.draws) for one in it.solutions.values())
    return _("%(draws)s draws; %(months)s; each plan proved to be within %(gap)s of the best") % {
        "months": months(it.arbitration),
        "draws": figure(draws, decimals=0),
        "gap": _percent(max(gaps), decimals=1),
    }


def search(it: Exercise, letter: str, going: Going) -> dict[str, Any]:
    """A search under way: its best and the bound; or why it broke."""
    row, job = going.row, going.job
    said = ""
    if row.best is not None and row.bound is not None:
        said = _("best so far %(best)s, no plan above %(bound)s") % {
            "best": figure(row.best, it.unit, decimals=0),
            "bound": figure(row.bound, it.unit, decimals=0),
        }
    return {
        "letter": letter,
        "state": job.state,
        "said": said,
        "percent": job.percent,
        "reason": job.reason,
        "is_over": job.is_over,
        "is_stopped": row.stopped_at is not None,
        "stop": reverse("arbitration:stop", args=[it.arbitration.number, letter]),
    }


def computed(one: Side) -> str:
    """When, by whom, in how long."""
    if one.solution is None:
        return ""
    return _("%(day)s, %(seconds)s s, seed %(seed)s, digest %(digest)s") % {
        "day": short_date(timezone.localdate(one.solution.at), lang(), year=True),
        "seconds": figure(one.solution.seconds, decimals=0),
        "seed": one.scenario.seed,
        "digest": one.solution.digest[:8],
    }
