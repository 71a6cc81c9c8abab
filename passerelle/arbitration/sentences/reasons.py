"""Why an initiative is in or out, in sentences."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Forced, Solution
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import scarce
from passerelle.arbitration.sentences.separates import named, quarter_of
from passerelle.kernel.typography import number, quantity
from passerelle.people.models import Trade
from passerelle.ui.language import lang

Row = tuple[str, str, str]


def title(code: str, inside: list[str], outside: list[str]) -> str:
    """In which scenarios it is; nothing where none is computed."""
    if not inside and not outside:
        return _("%(code)s: no scenario is computed yet.") % {"code": code}
    if not inside:
        return _("%(code)s is in no scenario.") % {"code": code}
    if not outside:
        return _("%(code)s is in every scenario.") % {"code": code}
    said = {"code": code, "inside": ", ".join(inside), "outside": ", ".join(outside)}
    return _("%(code)s is in %(inside)s, out of %(outside)s.") % said


def not_computed() -> str:
    return _("This scenario is not computed.")


def unknown() -> str:
    return _("It was no candidate when this scenario was computed.")


def forced(one: Forced) -> str:
    """Who forced it."""
    who = str(one.by or _("somebody who left"))
    return (
        _("Forced in by %(who)s.") % {"who": who}
        if one.is_in
        else _("Forced out by %(who)s.") % {"who": who}
    )


def inside(it: Exercise, solution: Solution, line: dict[str, Any]) -> str:
    team = it.teams.get(line["team"])
    quarters = solution.found["quarters"]
    said = {
        "team": team.name if team else _("a team"),
        "first": quarter_of(quarters[line["first"]]),
        "last": quarter_of(quarters[line["last"]]),
    }
    if line["first"] == line["last"]:
        return _("In: %(team)s does it in %(first)s.") % said
    return _("In: %(team)s does it from %(first)s to %(last)s.") % said


def outside(it: Exercise, why: dict[str, Any]) -> str:
    """The prices give a least cost, or none: they never say that it would be free."""
    if why["first"] is None:
        return _("Out: no team may do it within these quarters, or it was forced out.")
    if not why["lacks"]:
        return _("Out, and the prices do not tell what forcing it in would cost: a search does.")
    return _("Out: forcing it in would cost %(lacks)s, at least.") % {
        "lacks": in_unit(it, why["lacks"])
    }


def bind(it: Exercise, solution: Solution, one: dict[str, Any]) -> str:
    """What is scarce, where, and what it would pay for it."""
    at = solution.found["quarters"][one["quarter"]] if "quarter" in one else ""
    return scarce.wholly(named(it, one, quarter=at, toll=in_unit(it, one["toll"])))


def in_unit(it: Exercise, value: float) -> str:
    return in_unit_of(it.unit, value)


def in_unit_of(unit: str, value: float) -> str:
    return quantity(value, unit, lang(), decimals=0 if abs(value) >= 10 else 1)


def brings(it: Exercise, line: dict[str, Any]) -> str:
    return _(
        "As planned, it brings %(worth)s (expected, discounted) for %(weeks)s person-weeks."
    ) % {
        "worth": in_unit(it, line["worth"]),
        "weeks": number(line["weeks"], lang(), decimals=0),
    }


def on_time(line: dict[str, Any]) -> str:
    share = quantity(100 * line["on_time"], "%", lang(), decimals=0)
    return _("It is on time in %(share)s of the draws.") % {"share": share}


def stays(solution: Solution, number_: int) -> list[str]:
    """In how many draws it is chosen again, where it was computed."""
    share = solution.found.get("kept", {}).get(str(number_))
    if share is None:
        return []
    said = quantity(100 * share, "%", lang(), decimals=0)
    return [
        _("With other values, efforts and chances drawn, the plan holds it %(share)s of the time.")
        % {"share": said}
    ]


def costs_to_keep(
    it: Exercise, at_least: float, at_most: float, is_tie: bool, breaks: bool = False
) -> str:
    """Between two bounds; a tie is said a tie, and the price of a rule that breaks is no value lost."""
    if is_tie:
        return _("Another plan as good does without it: a tie.")
    if breaks:
        return _(
            "Without it, no plan found holds the floors and the deadlines that this one holds."
        )
    if at_least <= 0 or round(at_least) == round(at_most):
        return _("Without it, the plan loses %(cost)s at most.") % {"cost": in_unit(it, at_most)}
    return _("Without it, the plan loses between %(low)s and %(high)s.") % {
        "low": in_unit(it, at_least),
        "high": in_unit(it, at_most),
    }


def value_to(it: Exercise, needed: float, known: float) -> Row:
    return (
        _("A value brought to"),
        in_unit(it, needed),
        _("instead of %(known)s") % {"known": in_unit(it, known)},
    )


def effort_to(needed: float, known: float) -> Row:
    weeks = number(needed, lang(), decimals=0)
    return (
        _("An effort brought down to"),
        _("%(weeks)s person-weeks") % {"weeks": weeks},
        _("instead of %(known)s") % {"known": number(known, lang(), decimals=0)},
    )


def cost_to(it: Exercise, needed: float, known: float) -> Row:
    return (
        _("A cost brought down to"),
        in_unit(it, needed),
        _("instead of %(known)s") % {"known": in_unit(it, known)},
    )


def people_more(it: Exercise, bind: dict[str, Any], people: float) -> Row:
    team = it.teams.get(bind["team"])
    return (
        _("People more in %(team)s (%(trade)s)")
        % {
            "team": team.name if team else _("the team"),
            "trade": Trade(bind["trade"]).label.lower(),
        },
        f"+{number(people, lang(), decimals=0 if people == int(people) else 1)}",
        _("at most"),
    )


def a_week(it: Exercise, line: dict[str, Any]) -> str:
    return _("%(worth)s a person-week") % {
        "worth": quantity(line["worth"] / line["weeks"], it.unit, lang(), decimals=1)
    }
