"""What is said of an initiative in or out of one scenario, from names and amounts already written. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.typography import number, quantity
from passerelle.ui.language import lang

Money = Callable[[float], str]
"""Writes an amount with its unit."""


def inside(team: str, first: str, last: str) -> str:
    """Who does it, and from which quarter to which."""
    said = {"team": team or _("a team"), "first": first, "last": last}
    if first == last:
        return _("In: %(team)s does it in %(first)s.") % said
    return _("In: %(team)s does it from %(first)s to %(last)s.") % said


def outside(why: Mapping[str, Any], *, money: Money) -> str:
    """The prices give a least cost, or none: they never say that it would be free."""
    if why["first"] is None:
        return _("Out: no team may do it within these quarters, or it was forced out.")
    if not why["lacks"]:
        return _("Out, and the prices do not tell what forcing it in would cost: a search does.")
    return _("Out: forcing it in would cost %(lacks)s, at least.") % {"lacks": money(why["lacks"])}


def brings(line: Mapping[str, Any], *, money: Money) -> str:
    return _(
        "As planned, it brings %(worth)s (expected, discounted) for %(weeks)s person-weeks."
    ) % {"worth": money(line["worth"]), "weeks": number(line["weeks"], lang(), decimals=0)}


def on_time(line: Mapping[str, Any]) -> str:
    share = quantity(100 * line["on_time"], "%", lang(), decimals=0)
    return _("It is on time in %(share)s of the draws.") % {"share": share}


def costs_to_keep(
    at_least: float, at_most: float, is_tie: bool, breaks: bool = False, *, money: Money
) -> str:
    """Between two bounds; a tie is said a tie, and the price of a rule that breaks is no value lost."""
    if is_tie:
        return _("Another plan as good does without it: a tie.")
    if breaks:
        return _(
            "Without it, no plan found holds the floors and the deadlines that this one holds."
        )
    if at_least <= 0 or round(at_least) == round(at_most):
        return _("Without it, the plan loses %(cost)s at most.") % {"cost": money(at_most)}
    return _("Without it, the plan loses between %(low)s and %(high)s.") % {
        "low": money(at_least),
        "high": money(at_most),
    }
