"""What is missing and what contradicts, one sentence a kind. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from passerelle.arbitration.checks import Contradiction
from passerelle.kernel.typography import quantity
from passerelle.ui.language import lang


def missing(what: str) -> str:
    """What an initiative lacks, and what comes of it."""
    words = {
        "value": _("No value in three points: it is left out."),
        "unit": _("Its value is in a unit that is no money: it is left out."),
        "effort": _("No effort by trade: it is left out."),
        "huge": _("Its value, its effort or its cost is too large to be true: it is left out."),
        "team": _("Its team is not of this scope: it is left out."),
        "success": _("No measure of success: nobody will be able to say that it worked."),
        "cost": _("No cost, and no price of a person-week: it is counted as free."),
        "confidence": _("No confidence: it is counted as one chance in two."),
        "months": _("Says no months over which its value is counted: it is taken as it is."),
    }
    return words[what]


def contradiction(one: Contradiction, *, name: str, unit: str) -> str:
    """`name` is its trade, or what a floor protects, as people say it; `unit` that of its amounts."""
    words = {
        "cycle": _("They wait for one another: none can begin."),
        "late": _("Mandatory, and cannot be in time even alone: it takes too long."),
        "apart": _("Mandatory all, while one at most may be done."),
        "trade": _("Asks for a trade that its team does not have: %(name)s."),
        "needs": _("Waits for what is dropped, set aside or not ready to be arbitrated."),
        "aside": _("Mandatory, and set aside."),
        "floor": _("The floor of %(share)s for “%(name)s” has no initiative to fill it."),
        "cash": _("What is mandatory costs %(wanted)s; there is %(there)s to spend."),
    }
    return words[one.kind] % {
        "name": name,
        "share": quantity(100 * one.wanted, "%", lang()),
        "wanted": quantity(one.wanted, unit, lang()),
        "there": quantity(one.there, unit, lang()),
    }
