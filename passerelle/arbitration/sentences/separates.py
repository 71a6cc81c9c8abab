"""What separates the scenarios about one initiative, and why it is out of one, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from passerelle.arbitration.sentences import parting, scarce
from passerelle.arbitration.sentences.scarce import Scarce
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Trade
from passerelle.people.queries import company
from passerelle.roadmap.models.initiative import code_of
from passerelle.roadmap.titles import quarter_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from passerelle.arbitration.reading.initiatives import Held
    from passerelle.arbitration.reading.shown import Exercise


def of(it: Exercise, number: int, held: Sequence[Held]) -> str:
    """The first scenario that leaves it out says why; else what moves in time; else that it is sure."""
    known = [one for one in held if one.how]
    if not known:
        return ""
    missing = [one.letter for one in known if one.how == "empty"]
    if not missing:
        later = [one.letter for one in known if one.how == "half"]
        return parting.by_all(later)
    reason = it.solutions[missing[0]].found["why"].get(str(number))
    said = because(it, reason)
    return parting.by_some(said, missing, everywhere=len(missing) == len(known))


def because(it: Exercise, reason: dict[str, Any] | None) -> str:
    """What binds it most, from what was kept."""
    if reason is None:
        return _("forced out")
    if reason["first"] is None:
        return _("nobody may take it within these quarters")
    if not reason["binds"] and not reason["lacks"]:
        return _("nothing in the prices speaks against it")
    if not reason["binds"]:
        return _("alone already, it overflows for more than it brings")
    return bind(it, reason["binds"][0])


def bind(it: Exercise, one: dict[str, Any]) -> str:
    """One thing that is scarce, in words."""
    return scarce.briefly(named(it, one))


def named(it: Exercise, one: dict[str, Any], *, quarter: str = "", toll: str = "") -> Scarce:
    """What was kept as scarce, with the names of today; `quarter` as it was kept."""
    team = it.teams.get(one["team"]) if "team" in one else None
    return Scarce(
        one["what"],
        toll=toll,
        team=team.name if team else "",
        trade=Trade(one["trade"]).label.lower() if "trade" in one else "",
        quarter=quarter_of(quarter) if quarter else "",
        initiative=code_of(one["number"]) if "number" in one else "",
    )


def quarter_of(text: str) -> str:
    """`2027-Q1` as people say it."""
    return quarter_name(Quarter.parse(text, first_month=company().fiscal_month))


def is_in(letter: str, quarter: str) -> str:
    return _("In %(letter)s, from %(quarter)s") % {"letter": letter, "quarter": quarter}


def is_out(letter: str) -> str:
    return _("Not in %(letter)s") % {"letter": letter}


def not_computed(letter: str) -> str:
    return _("%(letter)s is not computed") % {"letter": letter}
