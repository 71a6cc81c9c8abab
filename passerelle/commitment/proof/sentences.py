"""What a proof says, in whole sentences: each chooses one from the facts. Pure but for the language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from passerelle.commitment.proof.effect import Moved
from passerelle.commitment.proof.outcome import Came
from passerelle.kernel.typography import number, quantity
from passerelle.ui.language import lang

WORDS: dict[Came, tuple[str, Any]] = {
    Came.ON_TIME: ("done", gettext_lazy("Kept")),
    Came.LATE: ("watch", gettext_lazy("Delivered late")),
    Came.UNDATED: ("done", gettext_lazy("Delivered, no day to hold it to")),
    Came.OVERDUE: ("off", gettext_lazy("Past its day")),
    Came.NOT_YET: ("open", gettext_lazy("Not due yet")),
    Came.UNPROMISED: ("open", gettext_lazy("No day was promised")),
    Came.DROPPED: ("off", gettext_lazy("Given up")),
    Came.GONE: ("none", gettext_lazy("No longer on the roadmap")),
}
MOVED: dict[Moved, tuple[str, Any]] = {
    Moved.MOVED: ("done", gettext_lazy("The measure moved")),
    Moved.FLAT: ("off", gettext_lazy("The measure did not follow")),
    Moved.WORSE: ("off", gettext_lazy("The measure went the other way")),
    Moved.UNCLEAR: ("none", gettext_lazy("Cannot be told from chance yet")),
}


def share(value: float) -> str:
    return quantity(100 * value, "%", lang(), decimals=0)


def days_late(came: Came, days: int | None) -> str:
    """How far from its day; empty where there is nothing to count."""
    if days is None or came in {Came.UNPROMISED, Came.DROPPED, Came.GONE}:
        return ""
    size = {"n": number(abs(days), lang(), decimals=0)}
    if days > 0:
        return ngettext("%(n)s day late", "%(n)s days late", abs(days)) % size
    if came is Came.NOT_YET:
        return ngettext("in %(n)s day", "in %(n)s days", abs(days)) % size if days else _("today")
    return ngettext("%(n)s day early", "%(n)s days early", abs(days)) % size if days else ""


def awaited(days: int | None) -> str:
    """What the roadmap says of what is not delivered yet; empty when it says nothing, or in time."""
    if days is None or days <= 0:
        return ""
    said = ngettext("expected %(n)s day late", "expected %(n)s days late", days)
    return said % {"n": count(days)}


def verdict(*, due: int, kept: int, told: float | None, promises: int) -> str:
    """Of the promises whose day is past: how many were kept, against what was announced."""
    if not promises:
        return _("Nothing was promised here.")
    if not due:
        return _("No promise has reached its day yet.")
    facts = {"kept": number(kept, lang(), decimals=0), "due": number(due, lang(), decimals=0)}
    if told is None:
        said = ngettext(
            "%(kept)s promise kept, of %(due)s whose day is past.",
            "%(kept)s promises kept, of %(due)s whose day is past.",
            kept,
        )
        return said % facts
    said = _("Of what was promised at %(told)s, %(came)s came: %(kept)s of %(due)s.")
    return said % {**facts, "told": share(told), "came": share(kept / due)}


def of_measures(moved: Mapping[Moved, int]) -> list[str]:
    """What the measures did, a sentence for each case that there is."""
    told = []
    if n := moved.get(Moved.MOVED, 0):
        told.append(
            ngettext(
                "%(n)s initiative moved its measure.", "%(n)s initiatives moved their measure.", n
            )
            % {"n": n}
        )
    if n := moved.get(Moved.FLAT, 0) + moved.get(Moved.WORSE, 0):
        told.append(
            ngettext("%(n)s measure did not follow.", "%(n)s measures did not follow.", n)
            % {"n": n}
        )
    if n := moved.get(Moved.UNCLEAR, 0):
        told.append(
            ngettext(
                "%(n)s cannot be told from chance yet.", "%(n)s cannot be told from chance yet.", n
            )
            % {"n": n}
        )
    return told


def of_causes(gaps: int, confirmed: int) -> str:
    """Whether the gaps are explained; empty without a gap."""
    if not gaps:
        return ""
    if confirmed == gaps:
        return ngettext(
            "The cause of the gap is confirmed.",
            "The causes of the %(n)s gaps are confirmed.",
            gaps,
        ) % {"n": gaps}
    left = gaps - confirmed
    return ngettext(
        "The cause of %(n)s gap waits for its owner.",
        "The causes of %(n)s gaps wait for their owners.",
        left,
    ) % {"n": left}


REFUSALS: dict[str, Any] = {
    "no-measure": gettext_lazy("No measure of success was frozen with it."),
    "not-reviewed": gettext_lazy("Its measure is read at the next review."),
    "not-delivered": gettext_lazy("It is not delivered: its measure tells nothing of it yet."),
    "no-values": gettext_lazy("Its measure has no value."),
    "days-needed": gettext_lazy("Its measure needs values by day or by week."),
    "delivered-together": gettext_lazy(
        "Another initiative was delivered on the same measure within two weeks:"
        " nothing tells the two apart."
    ),
    "response-constant": gettext_lazy("Its measure never moved before the delivery."),
    "values-not-numbers": gettext_lazy("Some of its weeks hold no number."),
    "nothing-spent": gettext_lazy("Nobody said what it took."),
    "not-begun": gettext_lazy("It had not begun."),
}


def refused(told: Mapping[str, Any]) -> str:
    """Why there is no number, and what would give one."""
    code, needs = told["refusal"], told.get("needs", [])
    if code == "past-too-short":
        n = _count(needs)
        return ngettext(
            "%(n)s more whole week of its measure before the delivery is needed.",
            "%(n)s more whole weeks of its measure before the delivery are needed.",
            n,
        ) % {"n": n}
    if code == "after-too-short":
        n = _count(needs)
        return ngettext(
            "%(n)s more whole week after the delivery is needed.",
            "%(n)s more whole weeks after the delivery are needed.",
            n,
        ) % {"n": n}
    return str(REFUSALS[code])


def too_few(code: str, needs: Sequence[str]) -> str:
    """What the portfolio lacks before it can conclude."""
    n = _count(needs)
    if code == "too-few-due":
        said = ngettext(
            "No verdict on the odds: %(n)s more promise must reach its day.",
            "No verdict on the odds: %(n)s more promises must reach their day.",
            n,
        )
    elif code == "too-few-measured":
        said = ngettext(
            "No verdict on what promises bring: %(n)s more effect must be measured.",
            "No verdict on what promises bring: %(n)s more effects must be measured.",
            n,
        )
    else:
        said = ngettext(
            "No correction for chance: %(n)s more initiative needs a range of value and an effort.",
            "No correction for chance: %(n)s more initiatives need a range of value and an effort.",
            n,
        )
    return said % {"n": n}


def _count(needs: Sequence[str]) -> int:
    """The number that a need begins with."""
    found = re.match(r"\d+", needs[0]) if needs else None
    return int(found[0]) if found else 1


def count(value: float) -> str:
    return number(value, lang(), decimals=0)


def clue(one: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What speaks for a cause; `names`: what its codes stand for, among what the reader may see."""
    if one["kind"] == "scope":
        said = _("%(added)s of its %(total)s items were added after the day it was to end.")
        return said % {"added": count(one["added"]), "total": count(one["total"])}
    if "others" in one:
        said = ngettext(
            "Its team also began %(n)s initiative that was not frozen: %(names)s.",
            "Its team also began %(n)s initiatives that were not frozen: %(names)s.",
            len(one["others"]),
        )
        return said % {"n": len(one["others"]), "names": names["others"]}
    if one["kind"] == "capacity":
        said = _("Its team had %(now)s full-time people on average, %(then)s when it was frozen.")
        tenth = {name: number(one[name], lang(), decimals=1) for name in ("now", "then")}
        return said % tenth
    if one["kind"] == "dependency":
        said = ngettext(
            "%(name)s, which it needs, came %(n)s day after it was to begin.",
            "%(name)s, which it needs, came %(n)s days after it was to begin.",
            one["days"],
        )
        return said % {"name": names["needs"], "n": count(one["days"])}
    if one["kind"] == "estimate":
        said = _("%(weeks)s person-weeks were spent; the frozen range ended at %(high)s.")
        return said % {"weeks": number(one["weeks"], lang()), "high": number(one["high"], lang())}
    return _("Meanwhile: %(names)s.") % {"names": names["events"]}
