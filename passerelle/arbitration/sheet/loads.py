"""How full each team is, and who gets what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from passerelle.arbitration.counted import beyond
from passerelle.arbitration.sheet import said
from passerelle.arbitration.sheet.posing import Posing
from passerelle.arbitration.sheet.scenes import Scene
from passerelle.reports.drawing import fill
from passerelle.roadmap.titles import quarter_name


@dataclass(frozen=True, slots=True)
class Cell:
    """A bar of what a team is asked in a quarter; `over` is what some trade is asked beyond what it has."""

    drawing: str
    figure: str
    over: str


@dataclass(frozen=True, slots=True)
class Load:
    """A team in one scenario, quarter by quarter."""

    letter: str
    team: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Part:
    """What a theme or a sponsor gets: the share of the effort, by scenario."""

    name: str
    shares: list[str]


def quarters(posing: Posing) -> list[str]:
    return [quarter_name(one) for one in posing.room.quarters]


def loads(posing: Posing, scenes: Sequence[Scene]) -> list[Load]:
    """Teams in their order, each with its scenarios one under the other."""
    return [
        Load(scene.letter, team, _cells(scene, place))
        for place, team in enumerate(posing.room.teams)
        for scene in scenes
    ]


def _cells(scene: Scene, team: int) -> list[Cell]:
    asked, there = scene.kept.found["loads"][team], scene.kept.found["capacity"][team]
    return [
        _cell([trade[at] for trade in asked], [trade[at] for trade in there])
        for at in range(len(scene.kept.found["quarters"]))
    ]


def _cell(asked: list[float], there: list[float]) -> Cell:
    room = sum(there)
    over = beyond(asked, there)
    if room <= 0:
        return Cell("", "—", said.weeks(over) if over >= 0.5 else "")
    return Cell(
        fill(sum(asked) / room, over=over / room),
        said.percent(sum(asked) / room),
        said.weeks(over) if over >= 0.5 else "",
    )


def parts(posing: Posing, scenes: Sequence[Scene], what: Literal["theme", "sponsor"]) -> list[Part]:
    """By name, the largest of the first scenario first; nothing where the sheet names none."""
    found = [_shares(posing, one, what) for one in scenes]
    names = dict.fromkeys(name for one in found for name in one if name)
    ordered = sorted(names, key=lambda name: (-found[0].get(name, 0.0), name))
    return [Part(name, [said.percent(one.get(name, 0.0)) for one in found]) for name in ordered]


def _shares(posing: Posing, scene: Scene, what: Literal["theme", "sponsor"]) -> dict[str, float]:
    whole = sum(line["weeks"] for line in scene.kept.found["lines"]) or 1.0
    found: dict[str, float] = {}
    for line in scene.kept.found["lines"]:
        wish = posing.wish(line["number"])
        name = wish.theme if what == "theme" else wish.sponsor
        found[name] = found.get(name, 0.0) + line["weeks"] / whole
    return found
