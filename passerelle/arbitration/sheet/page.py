"""The answer from a sheet, ready to be written: as a page, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from passerelle.arbitration.sentences import lacks, parting
from passerelle.arbitration.sheet import reasons, said
from passerelle.arbitration.sheet.columns import Column, columns, verdict
from passerelle.arbitration.sheet.facts import Guess, Wish
from passerelle.arbitration.sheet.loads import Load, Part, loads, parts, quarters
from passerelle.arbitration.sheet.posing import Posing
from passerelle.arbitration.sheet.scenes import Scene
from passerelle.reports.drawing import Axis, Ruler, odds, ruler, spanning

KEPT = 5


@dataclass(frozen=True, slots=True)
class Held:
    """`how` is full, half (later than elsewhere) or empty; `told` are the sentences that say why."""

    letter: str
    how: str
    told: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One initiative in all scenarios."""

    wish: Wish
    value: str
    drawing: str
    weeks: str
    held: list[Held]
    kept: str
    kept_odds: str
    separates: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Page:
    """`aside` and `against` are (sentence, initiatives); drawings are SVG of ours."""

    verdict: str
    columns: list[Column]
    groups: list[Group]
    quarters: list[str]
    loads: list[Load]
    themes: list[Part]
    sponsors: list[Part]
    people: list[str]
    aside: list[tuple[str, list[Wish]]]
    against: list[tuple[str, list[Wish]]]
    guesses: list[str]

    @property
    def shared(self) -> list[tuple[str, list[Part]]]:
        """Who gets what, by what it is told of."""
        return [(_("Theme"), self.themes), (_("Sponsor"), self.sponsors)]


def page(posing: Posing, scenes: Sequence[Scene], guesses: Sequence[Guess]) -> Page:
    """Everything that is said of the scenarios found."""
    return Page(
        verdict=verdict(scenes),
        columns=columns(posing, scenes),
        groups=_groups(posing, scenes),
        quarters=quarters(posing),
        loads=loads(posing, scenes),
        themes=parts(posing, scenes, "theme"),
        sponsors=parts(posing, scenes, "sponsor"),
        people=_people(posing, scenes[0]) if scenes else [],
        aside=_aside(posing),
        against=_against(posing),
        guesses=[said.guess(one) for one in guesses],
    )


def _groups(posing: Posing, scenes: Sequence[Scene]) -> list[Group]:
    """What changes from one scenario to another first, then what all hold, then what none does."""
    assert posing.framed is not None
    axis = _axis(posing)
    found: dict[str, list[Line]] = {key: [] for key, _title in parting.GROUPS}
    for number in posing.framed.numbers:
        line = _line(posing, scenes, number, axis=axis)
        hows = {one.how == "empty" for one in line.held}
        found["changes" if len(hows) > 1 else "out" if True in hows else "in"].append(line)
    return [Group(str(title), found[key]) for key, title in parting.GROUPS if found[key]]


def _axis(posing: Posing) -> Axis:
    assert posing.framed is not None
    values = [posing.wish(n).value for n in posing.framed.numbers]
    return spanning([0.0, *(one.high for one in values if one)])


def _line(posing: Posing, scenes: Sequence[Scene], number: int, *, axis: Axis) -> Line:
    wish = posing.wish(number)
    assert wish.value is not None
    held = _held(posing, scenes, number)
    stays = scenes[0].kept.found["kept"].get(str(number))
    value = wish.value
    return Line(
        wish=wish,
        value=f"{said.money(value.low)} – {said.money(value.high)}"
        if value.low < value.high
        else said.money(value.mid),
        drawing=ruler(
            Ruler(low=value.low, mid=value.mid, high=value.high, state="grey"), axis=axis
        ),
        weeks=said.weeks(sum(one.mean for one in wish.effort.values())),
        held=held,
        kept=said.percent(stays) if stays is not None else "",
        kept_odds=odds(stays),
        separates=_separates(posing, scenes, number, held),
    )


def _held(posing: Posing, scenes: Sequence[Scene], number: int) -> list[Held]:
    lines = [
        next((line for line in one.kept.found["lines"] if line["number"] == number), None)
        for one in scenes
    ]
    first = min((line["first"] for line in lines if line), default=0)
    found = []
    for one, line in zip(scenes, lines, strict=True):
        if line is None:
            found.append(Held(one.letter, "empty", reasons.out(posing, one, number)))
        else:
            how = "half" if line["first"] > first else "full"
            found.append(Held(one.letter, how, reasons.inside(posing, one, line)))
    return found


def _separates(posing: Posing, scenes: Sequence[Scene], number: int, held: list[Held]) -> str:
    missing = [one.letter for one in held if one.how == "empty"]
    later = [one.letter for one in held if one.how == "half"]
    if not missing:
        return parting.by_all(later)
    scene = next(one for one in scenes if one.letter == missing[0])
    why = scene.kept.found["why"].get(str(number))
    because = reasons.because(posing, scene, why) if why else ""
    return parting.by_some(because, missing, everywhere=len(missing) == len(held))


def _people(posing: Posing, scene: Scene) -> list[str]:
    teams, trades = posing.room.teams, posing.room.trades
    return [
        said.people(teams[one["team"]], trades.get(one["trade"], one["trade"]), one["at_most"])
        for one in scene.kept.found["people"][:KEPT]
    ]


def _aside(posing: Posing) -> list[tuple[str, list[Wish]]]:
    found: dict[str, list[Wish]] = {}
    for number, lack in posing.without.items():
        if lack != "needs":  # told among what contradicts
            found.setdefault(lacks.missing(lack), []).append(posing.wish(number))
    return list(found.items())


def _against(posing: Posing) -> list[tuple[str, list[Wish]]]:
    return [
        (
            lacks.contradiction(
                one, name=posing.room.trades.get(one.name, one.name), unit=said.UNIT
            ),
            [posing.wish(number) for number in one.numbers],
        )
        for one in posing.against
    ]
