"""The answer as plain data: what `passerelle plan --json` prints, documented in docs/guide/plan.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from passerelle.arbitration import counted
from passerelle.arbitration.sheet.columns import over_ranking, shares, verdict
from passerelle.arbitration.sheet.facts import Guess
from passerelle.arbitration.sheet.posing import Posing
from passerelle.arbitration.sheet.scenes import Scene


def plain(posing: Posing, scenes: Sequence[Scene], guesses: Sequence[Guess]) -> dict[str, Any]:
    """Keys in English whatever the language; amounts in thousands, shares from 0 to 1."""
    best = shares(scenes)
    return {
        "verdict": verdict(scenes),
        "quarters": [str(one) for one in posing.room.quarters],
        "teams": list(posing.room.teams),
        "trades": dict(posing.room.trades),
        "cash": posing.rules.cash,
        "scenarios": [_scene(posing, one, best.get(one.letter)) for one in scenes],
        "aside": [
            {"key": posing.wish(n).key, "row": posing.wish(n).row, "lack": lack}
            for n, lack in posing.without.items()
        ],
        "against": [
            {"kind": one.kind, "keys": [posing.wish(n).key for n in one.numbers], "name": one.name}
            for one in posing.against
        ],
        "guesses": [{"code": code, "about": about} for code, about in guesses],
    }


def _scene(posing: Posing, scene: Scene, best: float | None) -> dict[str, Any]:
    found, it = scene.kept.found, counted.figures(scene.kept.found, scene.kept.draws)
    return {
        "letter": scene.letter,
        "seeks": scene.seeks,
        "value": scene.kept.value,
        "p10": it.worth.low if it.worth else None,
        "p50": it.worth.mid if it.worth else None,
        "p90": it.worth.high if it.worth else None,
        "sought": scene.kept.sought,
        "bound": scene.kept.bound,
        "gap": max(scene.gap, 0.0),
        "greedy": found["greedy"],
        "over_rice": over_ranking(scene),
        "cost": it.money,
        "risk": it.risk,
        "person_weeks": it.weeks,
        "capacity": it.room,
        "overflow": it.over,
        "on_time": it.on_time,
        "best_in": best,
        "missed": [posing.wish(n).key for n in found["missed"]],
        "floors_missed": found["short"],
        "chosen": [_line(posing, found, line) for line in found["lines"]],
        "excluded": [_out(posing, int(n), why) for n, why in found["why"].items()],
        "digest": scene.digest,
    }


def _line(posing: Posing, found: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    wish, number = posing.wish(line["number"]), str(line["number"])
    return {
        "key": wish.key,
        "title": wish.title,
        "row": wish.row,
        "team": posing.room.teams[line["team"]],
        "first": found["quarters"][line["first"]],
        "last": found["quarters"][line["last"]],
        "worth": line["worth"],
        "cost": line["cost"],
        "person_weeks": line["weeks"],
        "on_time": line["on_time"],
        "kept_in": found["kept"].get(number),
        "costs_to_keep": found["keep"].get(number, [None, None])[:2],
    }


def _out(posing: Posing, number: int, why: dict[str, Any]) -> dict[str, Any]:
    wish = posing.wish(number)
    return {
        "key": wish.key,
        "title": wish.title,
        "row": wish.row,
        "costs_to_force": why["lacks"],
        "value_needed": why["value"],
        "binds": [_bind(posing, one) for one in why["binds"]],
    }


def _bind(posing: Posing, one: dict[str, Any]) -> dict[str, Any]:
    said = {"what": one["what"], "toll": one["toll"]}
    if one["what"] == "capacity":
        return said | {
            "team": posing.room.teams[one["team"]],
            "trade": one["trade"],
            "quarter": str(posing.room.quarters[one["quarter"]]),
        }
    return said | ({"key": posing.wish(one["number"]).key} if "number" in one else {})
