"""What is scarce, in words: short beside a line, whole on the page that explains. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Scarce:
    """`what` is a `Binds.what`; `team`, `trade`, `quarter` and `initiative` as people say them; `toll` has its unit."""

    what: str
    toll: str = ""
    team: str = ""
    trade: str = ""
    quarter: str = ""
    initiative: str = ""


def briefly(one: Scarce) -> str:
    """In a few words, to stand after a colon."""
    if one.what == "capacity":
        return _("%(team)s is full (%(trade)s)") % {
            "team": one.team or _("a team"),
            "trade": one.trade,
        }
    if one.what == "money":
        return _("the money is spent elsewhere")
    if one.what == "order":
        return _("it waits for %(initiative)s") % {"initiative": one.initiative}
    if one.what == "apart":
        return _("it excludes another that is worth more")
    return _("a floor asks for other work")


def wholly(one: Scarce) -> str:
    """What is scarce, where, and what it would pay for it."""
    if one.what == "capacity":
        return _(
            "%(team)s is full in %(quarter)s (%(trade)s): what it would take there is worth %(toll)s "
            "elsewhere."
        ) % {
            "team": one.team or _("A team"),
            "quarter": one.quarter,
            "trade": one.trade,
            "toll": one.toll,
        }
    if one.what == "money":
        return _("The money is spent elsewhere: what it would take is worth %(toll)s there.") % {
            "toll": one.toll
        }
    if one.what == "order":
        return _("It waits for %(initiative)s, which would cost %(toll)s.") % {
            "initiative": one.initiative,
            "toll": one.toll,
        }
    said = briefly(one)
    return f"{said[:1].upper()}{said[1:]}."
