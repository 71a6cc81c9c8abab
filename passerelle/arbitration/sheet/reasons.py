"""Why each initiative is out of a scenario, and what would bring it in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.sentences import place
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
    told = [place.outside(why, money=said.money)]
    if why["first"] is None or not why["lacks"]:
        return told
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
    first, last = (quarter_name(Quarter.parse(quarters[line[end]])) for end in ("first", "last"))
    told = [
        place.inside(posing.room.teams[line["team"]], first, last),
        place.brings(line, money=said.money),
        place.on_time(line),
    ]
    keep = scene.kept.found["keep"].get(str(line["number"]))
    if keep is not None:
        told.append(place.costs_to_keep(*keep, money=said.money))
    return told
