"""Scenarios side by side on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Any

from passerelle.arbitration import comparing, counted
from passerelle.arbitration.comparing import Spread
from passerelle.arbitration.ended import frozen_on
from passerelle.arbitration.models import Scenario, Solution
from passerelle.arbitration.queries import wanted
from passerelle.arbitration.queries.scenarios import Going
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences.verdict import Standing
from passerelle.kernel.typography import number, quantity
from passerelle.reports.drawing import Axis, Ruler, spanning
from passerelle.roadmap.models.initiative import code_of
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Side:
    """One scenario: its figures, None where nothing was found yet."""

    scenario: Scenario
    solution: Solution | None
    going: Going | None
    is_stale: bool
    is_best: bool
    worth: Spread | None = None
    weeks: float = 0.0
    room: float = 0.0
    over: float = 0.0
    money: float = 0.0
    cash: float | None = None
    paid: Spread | None = None
    overrun: float | None = None
    risk: float | None = None
    on_time: float | None = None
    best: float | None = None
    initiatives: int = 0

    @property
    def value_ruler(self) -> Ruler | None:
        if self.worth is None:
            return None
        return Ruler(low=self.worth.low, mid=self.worth.mid, high=self.worth.high)

    @property
    def money_ruler(self) -> Ruler | None:
        """What it will cost, against what there is to spend."""
        if self.paid is None or not self.money:
            return None
        return Ruler(low=self.paid.low, mid=self.paid.mid, high=self.paid.high, target=self.cash)

    @property
    def weeks_ruler(self) -> Ruler:
        return Ruler(start=0, done=self.weeks, target=self.room)


def sides(it: Exercise) -> list[Side]:
    """One a scenario, by letter."""
    shares = best_of(it)
    top = max(shares.values(), default=0.0)
    return [
        _side(it, one, share=shares.get(one.letter), is_best=_leads(shares, one.letter, top))
        for one in it.scenarios
    ]


def _leads(shares: dict[str, float], letter: str, top: float) -> bool:
    return len(shares) > 1 and shares.get(letter) == top and list(shares.values()).count(top) == 1


def best_of(it: Exercise) -> dict[str, float]:
    """By letter, the share of the common draws in which it is the best; empty where draws do not compare."""
    if not is_comparable(it):
        return {}
    return comparing.best_shares({letter: one.draws for letter, one in it.solutions.items()})


def is_comparable(it: Exercise) -> bool:
    """At least two, computed from the same frame: they live the same draws."""
    digests = {one.frame_digest for one in it.solutions.values()}
    return len(it.solutions) > 1 and len(digests) == 1


def _side(it: Exercise, one: Scenario, *, share: float | None, is_best: bool) -> Side:
    solution = it.solutions.get(one.letter)
    known: dict[str, Any] = {}
    if solution:
        known = counted.figures(solution.found, solution.draws)._asdict()
    going = it.going.get(one.letter)
    return Side(one, solution, going, one.letter in it.stale, is_best, best=share, **known)


def axes(rows: list[Side]) -> dict[str, Axis]:
    """One scale for all: values, then person-weeks."""
    worths = [end for one in rows if one.worth for end in (one.worth.low, one.worth.high)]
    money = [0.0, *(end for one in rows if (it := one.money_ruler) for end in (it.high, it.target))]
    weeks = [0.0, *(end for one in rows for end in (one.weeks, one.room))]
    return {
        "value": spanning(worths or [0.0, 1.0]),
        "weeks": Axis(0.0, max(*weeks, 1.0) * 1.08),
        "money": Axis(0.0, max(1.0, *(one for one in money if one is not None)) * 1.08),
    }


def standing(it: Exercise) -> Standing:
    """What the title is chosen from."""
    shares = best_of(it)
    solved = len(it.solutions)
    if not it.scenarios:
        return Standing(0, 0, is_frozen=bool(frozen_on([it.arbitration])))
    if len(shares) < 2:
        return Standing(len(it.scenarios), solved, comparable=is_comparable(it) or solved < 2)
    first, *others = ranked(it, shares)
    if not others:
        return Standing(len(it.scenarios), solved, same=True)
    second = others[0]
    return Standing(
        len(it.scenarios),
        solved,
        first=first,
        second=second,
        share=shares[first],
        other=shares[second],
        percent=quantity(100 * shares[first], "%", lang(), decimals=0),
        other_percent=quantity(100 * shares[second], "%", lang(), decimals=0),
        only=_only(it, first, second),
    )


def ranked(it: Exercise, shares: dict[str, float]) -> list[str]:
    """Letters from the best down, one of those that end with the same plan."""
    order = sorted(shares, key=lambda letter: (-shares[letter], letter))
    firsts = {letter: group[0] for group in alikes(it) for letter in group}
    return list(dict.fromkeys(firsts[letter] for letter in order if letter in firsts))


def alikes(it: Exercise) -> list[list[str]]:
    """Letters by plan: those of one group hold the same initiatives, in the same teams, from the same quarters."""
    return counted.alikes({letter: one.found for letter, one in it.solutions.items()})


def _only(it: Exercise, first: str, second: str) -> tuple[str, str] | None:
    """The initiative that the second holds and the first does not, whose value would make up the lead soonest."""
    lead = fmean(it.solutions[first].draws) - fmean(it.solutions[second].draws)
    held = {line["number"] for line in it.solutions[first].found["lines"]}
    found: list[tuple[float, int, float]] = []
    for line in it.solutions[second].found["lines"]:
        row = it.rows.get(line["number"])
        if line["number"] in held or row is None or row.value is None:
            continue
        value = row.value.mean * wanted.brought(row, it.arbitration)
        needed = comparing.threshold(value, worth=line["worth"], lead=lead)
        if needed is not None:
            found.append((needed / value, line["number"], needed))
    if not found:
        return None
    _ratio, which, needed = min(found)
    return code_of(which), quantity(needed, it.unit, lang(), decimals=0)


def figure(value: float | None, unit: str = "", decimals: int | None = None) -> str:
    """As the page writes it."""
    return (
        quantity(value, unit, lang(), decimals=decimals)
        if unit
        else number(value, lang(), decimals=decimals)
    )
