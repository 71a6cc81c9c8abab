"""Why an initiative is in or out, in sentences."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Forced, Solution
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import place, scarce
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
    team, quarters = it.teams.get(line["team"]), solution.found["quarters"]
    first, last = quarter_of(quarters[line["first"]]), quarter_of(quarters[line["last"]])
    return place.inside(team.name if team else "", first, last)


def bind(it: Exercise, solution: Solution, one: dict[str, Any]) -> str:
    """What is scarce, where, and what it would pay for it."""
    at = solution.found["quarters"][one["quarter"]] if "quarter" in one else ""
    return scarce.wholly(named(it, one, quarter=at, toll=in_unit(it, one["toll"])))


def in_unit(it: Exercise, value: float) -> str:
    return in_unit_of(it.unit, value)


def in_unit_of(unit: str, value: float) -> str:
    return quantity(value, unit, lang(), decimals=0 if abs(value) >= 10 else 1)


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
