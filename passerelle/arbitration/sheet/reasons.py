"""Why each initiative is out of a scenario, and what would bring it in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.sentences.scarce import Scarce, briefly, wholly
from passerelle.arbitration.sheet import said
from passerelle.arbitration.sheet.posing import Posing
from passerelle.arbitration.sheet.scenes import Scene
from passerelle.kernel.periods import Quarter
from passerelle.roadmap.titles import quarter_name


def scarce(posing: Posing, scene: Scene, one: dict[str, Any]) -> Scarce:
    """What was kept as scarce, with the names of the sheet."""
    teams, quarters = posing.room.teams, scene.kept.found["quarters"]
    return Scarce(
        one["what"],
        toll=said.money(one["toll"]),
        team=teams[one["team"]] if one.get("team") is not None else "",
        trade=posing.room.trades.get(one.get("trade", ""), one.get("trade", "")),
        quarter=quarter_name(Quarter.parse(quarters[one["quarter"]])) if "quarter" in one else "",
        initiative=posing.wish(one["number"]).key if "number" in one else "",
    )


def because(posing: Posing, scene: Scene, why: dict[str, Any]) -> str:
    """What binds it most, in a few words."""
    if why["first"] is None:
        return _("nobody may take it within these quarters")
    if not why["binds"] and not why["lacks"]:
        return _("nothing in the prices speaks against it")
    if not why["binds"]:
        return _("alone already, it overflows for more than it brings")
    return briefly(scarce(posing, scene, why["binds"][0]))


def out(posing: Posing, scene: Scene, number: int) -> list[str]:
    """Whole sentences: what it would cost to force it in, what binds, what would bring it in."""
    why = scene.kept.found["why"].get(str(number))
    if why is None:
        return []
    if why["first"] is None:
        return [_("Out: no team may do it within these quarters, or it was forced out.")]
    if not why["lacks"]:
        return [_("Out, and the prices do not tell what forcing it in would cost: a search does.")]
    told = [
        _("Out: forcing it in would cost %(lacks)s, at least.")
        % {"lacks": said.money(why["lacks"])}
    ]
    told += [wholly(scarce(posing, scene, one)) for one in why["binds"]]
    value = posing.wish(number).value
    if why["value"] is not None and value is not None and scene.seeks == "value":
        told.append(
            _("It would come in with a value of %(needed)s instead of %(known)s.")
            % {"needed": said.money(why["value"]), "known": said.money(value.mean)}
        )
    return told


def inside(posing: Posing, scene: Scene, line: dict[str, Any]) -> list[str]:
    """Who does it and when, what it brings, its odds, what the plan would lose without it."""
    quarters = scene.kept.found["quarters"]
    names = {
        "team": posing.room.teams[line["team"]],
        "first": quarter_name(Quarter.parse(quarters[line["first"]])),
        "last": quarter_name(Quarter.parse(quarters[line["last"]])),
    }
    when = (
        _("In: %(team)s does it in %(first)s.")
        if line["first"] == line["last"]
        else _("In: %(team)s does it from %(first)s to %(last)s.")
    )
    told = [
        when % names,
        _("As planned, it brings %(worth)s (expected, discounted) for %(weeks)s person-weeks.")
        % {"worth": said.money(line["worth"]), "weeks": said.weeks(line["weeks"])},
        _("It is on time in %(share)s of the draws.") % {"share": said.percent(line["on_time"])},
    ]
    keep = scene.kept.found["keep"].get(str(line["number"]))
    if keep is not None:
        told.append(_costs(*keep))
    return told


def _costs(at_least: float, at_most: float, is_tie: bool, breaks: bool = False) -> str:
    if is_tie:
        return _("Another plan as good does without it: a tie.")
    if breaks:
        return _(
            "Without it, no plan found holds the floors and the deadlines that this one holds."
        )
    if at_least <= 0 or round(at_least) == round(at_most):
        return _("Without it, the plan loses %(cost)s at most.") % {"cost": said.money(at_most)}
    return _("Without it, the plan loses between %(low)s and %(high)s.") % {
        "low": said.money(at_least),
        "high": said.money(at_most),
    }
