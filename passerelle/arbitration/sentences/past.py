"""The past in words: how such initiatives went, what their promises brought, at what pace teams go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.queries.reference import Reference, Scope
from passerelle.engine.proof.bias import Share
from passerelle.engine.proof.past import FEWEST, Past
from passerelle.kernel.finding import Refusal
from passerelle.kernel.typography import number, quantity
from passerelle.roadmap.models import Theme
from passerelle.ui.language import lang

NEAR = 0.05  # of a factor: nearer than this to one, work takes what was planned


def scopes() -> dict[Scope, str]:
    return {
        "team-kind": _("the same kind of work in the same team"),
        "team": _("the same team"),
        "product-kind": _("the same kind of work for the same product"),
        "product": _("the same product"),
        "kind": _("the same kind of work in the company"),
        "all": _("the whole company"),
    }


def times(factor: float) -> str:
    """With one decimal: a handful of cases tells no more."""
    return number(factor, lang(), decimals=1)


def percent(share: float) -> str:
    return quantity(100 * share, "%", lang(), decimals=0)


def count(value: int) -> str:
    return number(value, lang(), decimals=0)


def headline(told: Past) -> str:
    """What most of them did, as a conclusion."""
    if abs(told.median - 1) < NEAR:
        in_all = {"kept": count(told.kept), "n": count(told.count)}
        return (
            _("Here, half the work takes the time promised or less: %(kept)s of %(n)s in time.")
            % in_all
        )
    facts = {"times": times(told.median)}
    if told.median > 1:
        return _("Here, work takes %(times)s times the time promised.") % facts
    return _("Here, work takes only %(times)s times the time promised.") % facts


def verdict(told: Past, value: Share | None) -> str:
    """Of the whole company: the time, who was in time, and the value where it was measured."""
    kept = _("%(kept)s of %(n)s were in time") % {"kept": count(told.kept), "n": count(told.count)}
    if value is None:
        return f"{headline(told)} {kept}."
    facts = {"kept": kept, "share": percent(value.mean)}
    return f"{headline(told)} " + _("%(kept)s, and %(share)s of the value promised came.") % facts


def too_few(found: int) -> str:
    """No number but the count."""
    return ngettext(
        "Too few to tell: %(n)s initiative with a promise was delivered, and five are needed.",
        "Too few to tell: %(n)s initiatives with a promise were delivered, and five are needed.",
        found,
    ) % {"n": count(found)}


def lasted(told: Past) -> str:
    return _(
        "In the middle, %(n)s initiatives took %(times)s times the days promised; the next one takes "
        "from %(low)s to %(high)s times, eight chances in ten."
    ) % _taken(told)


def in_time(told: Past) -> str:
    """The share delivered by the day promised."""
    return _(
        "%(kept)s of %(n)s were delivered by the day promised: in the long run %(low)s to %(high)s, "
        "eight chances in ten."
    ) % {
        "kept": count(told.kept),
        "n": count(told.count),
        "low": percent(told.kept_low),
        "high": percent(told.kept_high),
    }


def of_class(found: Reference) -> str:
    """Which class, and which nearer ones hold too few."""
    words = scopes()
    if isinstance(found.told, Refusal):
        return too_few(len(found.members))
    said = _("Compared with: %(scope)s.") % {"scope": words[found.scope]}
    if not found.narrower:
        return said
    few = ", ".join(f"{words[scope]} ({count(n)})" for scope, n in found.narrower)
    return f"{said} " + _("Too few to tell, under %(fewest)s: %(few)s.") % {
        "fewest": count(FEWEST),
        "few": few,
    }


def efforts(told: Past | None) -> str:
    """Person-weeks spent against those promised, where somebody wrote them down."""
    if told is None:
        return _("Too few efforts spent were written down to tell what they cost.")
    return _(
        "In the middle, they took %(times)s times the person-weeks promised; the next one from %(low)s "
        "to %(high)s times, of %(n)s where the effort was written down."
    ) % _taken(told)


def _taken(told: Past) -> dict[str, str]:
    """How often what was planned, and of how many."""
    return {
        "times": times(told.median),
        "low": times(told.low),
        "high": times(told.high),
        "n": count(told.count),
    }


def _shared(one: Share) -> dict[str, str]:
    """Which share, and of how many."""
    return {
        "share": percent(one.mean),
        "low": percent(one.low),
        "high": percent(one.high),
        "n": count(one.count),
    }


def brought(one: Share) -> str:
    """What came of what was promised."""
    return ngettext(
        "Of the value promised, %(share)s came: between %(low)s and %(high)s, eight chances in ten, from "
        "%(n)s measured promise.",
        "Of the value promised, %(share)s came: between %(low)s and %(high)s, eight chances in ten, from "
        "%(n)s measured promises.",
        one.count,
    ) % _shared(one)


def own(one: Share) -> str:
    """For its sponsor alone."""
    return ngettext(
        "Of the value that you promised as a sponsor, %(share)s came: between %(low)s and %(high)s, "
        "eight chances in ten, from %(n)s measured promise.",
        "Of the value that you promised as a sponsor, %(share)s came: between %(low)s and %(high)s, "
        "eight chances in ten, from %(n)s measured promises.",
        one.count,
    ) % _shared(one)


def speeds(counts: Sequence[int] | None) -> list[str]:
    """Where delivery speeds come from: by team, how many it delivered; None where the past tells nothing."""
    if counts is None:
        return [
            _(
                "Delivery speeds come from no history: fewer than eight initiatives with a promise were "
                "delivered. Efforts are drawn around what is planned."
            )
        ]
    mine = [one for one in counts if one >= FEWEST]
    few = len(counts) - len(mine)
    own_ones = ngettext(
        "The delivery speed of %(teams)s team comes from its own history (%(n)s initiatives), drawn to "
        "the company’s.",
        "The delivery speeds of %(teams)s teams come from their own history (%(n)s initiatives), drawn "
        "to the company’s.",
        len(mine),
    ) % {"teams": count(len(mine)), "n": count(sum(mine))}
    others = ngettext(
        "The delivery speed of %(teams)s team comes mostly from the company’s: it delivered fewer than "
        "five.",
        "The delivery speeds of %(teams)s teams come mostly from the company’s: they delivered fewer "
        "than five each.",
        few,
    ) % {"teams": count(few)}
    return [said for said, there in ((own_ones, mine), (others, few)) if there]


def corrected(taught: Mapping[str, Sequence[float]]) -> str:
    """Kinds of theme whose values count as past promises came; empty where none does."""
    kinds = dict(Theme.Kind.choices)
    told = [
        _("%(kind)s × %(share)s (%(n)s measured)")
        % {
            "kind": kinds.get(kind, kind),
            "share": number(share, lang(), decimals=2),
            "n": number(measured, lang(), decimals=0),
        }
        for kind, (share, measured) in sorted(taught.items())
    ]
    if not told:
        return ""
    return _("Values are counted as past promises came: %(kinds)s.") % {"kinds": " · ".join(told)}


def teams_too_few(teams: int) -> str:
    return ngettext(
        "%(teams)s team delivered fewer than five: too few to tell.",
        "%(teams)s teams delivered fewer than five each: too few to tell.",
        teams,
    ) % {"teams": count(teams)}
