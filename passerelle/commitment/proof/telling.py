"""The portfolio of promises in words, figures and drawings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.commitment.proof import sentences
from passerelle.commitment.proof.portfolio import Portfolio
from passerelle.commitment.proof.review import frozen_on
from passerelle.commitment.proof.visible import commitments
from passerelle.engine.proof.bias import Share
from passerelle.engine.proof.kept import Band
from passerelle.kernel.finding import Refusal
from passerelle.kernel.typography import quantity, short_date
from passerelle.people.models import Person, Role
from passerelle.people.queries import company
from passerelle.reports.drawing import Axis, Ruler
from passerelle.roadmap.models import Theme
from passerelle.ui.language import lang

WHOLE = Axis(0.0, 1.0)
LISTED = 20


@dataclass(frozen=True, slots=True)
class Told:
    """One row: a name, its figure and interval, how many it rests on, its drawing."""

    name: str
    figure: str
    interval: str
    count: str
    ruler: Ruler | None
    axis: Axis
    tone: str = ""
    word: str = ""


def verdict(found: Portfolio) -> str:
    """The odds first; without a verdict on them, what they lack."""
    if not found.commitments:
        return _("Nothing is frozen yet: there is no promise to hold.")
    if isinstance(found.odds, Refusal):
        return sentences.too_few(found.odds.code, found.odds.needs)
    whole = found.odds.estimate.whole
    facts = {"told": sentences.share(whole.announced), "came": sentences.share(_part(whole))}
    if whole.holds is None or whole.holds:
        return _("What is promised at %(told)s comes at %(came)s: the odds hold.") % facts
    if whole.announced > _part(whole):
        return _("What is promised at %(told)s comes at %(came)s: too much is promised.") % facts
    return _("What is promised at %(told)s comes at %(came)s: promises are too careful.") % facts


def odds(found: Portfolio) -> dict[str, Any]:
    """By band of what was announced: what came, and whether the odds hold."""
    if isinstance(found.odds, Refusal):
        return {"refusal": sentences.too_few(found.odds.code, found.odds.needs)}
    return {"rows": [_band(one) for one in found.odds.estimate.bands]}


def _band(one: Band) -> Told:
    name = _("%(low)s to %(high)s") % {
        "low": sentences.share(one.start),
        "high": sentences.share(one.stop),
    }
    known = one.low is not None and one.high is not None
    tone, word = {
        None: ("none", _("Too few to tell")),
        True: ("ok", _("The odds hold")),
        False: ("off", _("The odds do not hold")),
    }[one.holds]
    return Told(
        name=name,
        figure=sentences.share(_part(one)) if known else "",
        interval=_between(one.low, one.high) if known else "",
        count=_("%(kept)s of %(due)s kept")
        % {"kept": sentences.count(one.kept), "due": sentences.count(one.promises)},
        ruler=Ruler(low=one.low, mid=_part(one), high=one.high, target=one.announced)
        if known
        else None,
        axis=WHOLE,
        tone=tone,
        word=word,
    )


def shares(found: Portfolio) -> dict[str, Any]:
    """What comes of one promised: in all, by kind of theme, by role of the sponsors."""
    told = found.shares
    if isinstance(told, Refusal):
        return {"refusal": sentences.too_few(told.code, told.needs)}
    kinds, roles = dict(Theme.Kind.choices), dict(Role.choices)
    rows = [(_("All that was measured"), told.whole), (_("One more initiative"), told.next)]
    rows += [(str(kinds.get(name, _("No theme"))), one) for name, one in told.kinds.items()]
    rows += [
        (_("Sponsors: %(role)s") % {"role": roles.get(name, _("no role"))}, one)
        for name, one in told.groups.items()
    ]
    kept = [(name, one) for name, one in rows if one is not None]
    axis = _axis([one for _, one in kept])
    return {
        "rows": [_share(name, one, axis) for name, one in kept],
        "withheld": told.withheld or told.whole is None,
    }


def own(share: Share | None) -> Told | None:
    """For its sponsor alone."""
    return _share(_("Your own"), share, _axis([share])) if share else None


def _axis(shares: list[Share]) -> Axis:
    ends = [end for one in shares for end in (one.low, one.high)]
    low, high = min([0.0, *ends]), max([1.0, *ends])
    air = (high - low) * 0.05
    return Axis(low - air, high + air)


def _share(name: str, one: Share, axis: Axis) -> Told:
    return Told(
        name=name,
        figure=sentences.share(one.mean),
        interval=_between(one.low, one.high),
        count=ngettext("%(n)s initiative", "%(n)s initiatives", one.count)
        % {"n": sentences.count(one.count)},
        ruler=Ruler(low=one.low, mid=one.mean, high=one.high, target=1.0),
        axis=axis,
    )


def worth(found: Portfolio) -> dict[str, str] | None:
    """Value promised and found, of what was measured."""
    one = found.worth
    if one is None:
        return None
    return {
        "promised": _money(one.promised),
        "found": _money(one.found),
        "interval": _("between %(low)s and %(high)s, eight chances in ten")
        % {"low": _money(one.low), "high": _money(one.high)},
        "count": ngettext("%(n)s initiative", "%(n)s initiatives", one.measured)
        % {"n": sentences.count(one.measured)},
    }


def chosen(found: Portfolio) -> dict[str, str]:
    """What was chosen, as its ranges tell it and once chance is taken out."""
    one = found.chosen
    if isinstance(one, Refusal):
        return {"refusal": sentences.too_few(one.code, one.needs)}
    return {"told": _money(one.told), "expected": _money(one.expected)}


def listed(person: Person) -> list[dict[str, Any]]:
    """The last commitments that this person may read; their list has the others."""
    rows = commitments(person).order_by("-number").defer("content")
    return [
        {"row": row, "on": short_date(frozen_on(row), lang(), year=True)} for row in rows[:LISTED]
    ]


def _part(one: Band) -> float:
    return one.kept / one.promises


def _between(low: float | None, high: float | None) -> str:
    return _("between %(low)s and %(high)s, eight chances in ten") % {
        "low": sentences.share(low or 0.0),
        "high": sentences.share(high or 0.0),
    }


def _money(value: float) -> str:
    return quantity(value, f"k{company().symbol}", lang(), decimals=0)
