"""Two sheets as a problem of the engine, and what of them cannot be arbitrated."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import numpy as np

from passerelle.arbitration.checks import Contradiction, contradictions
from passerelle.arbitration.shapes import MOST, Framed, Lack
from passerelle.arbitration.sheet.facts import Room, Rules, Wish
from passerelle.engine.plan.problem import Budget, Candidate, Floats, Floor, Problem

UNSURE = 50  # per cent, where nobody said
PRICE = 1.5  # of what a person-week brings on average: what one beyond capacity costs


@dataclass(frozen=True, slots=True)
class Posing:
    """`framed` is None where nothing can be arbitrated; its numbers are places in the sheet, from 1."""

    wishes: tuple[Wish, ...]
    room: Room
    rules: Rules
    framed: Framed | None
    without: dict[int, Lack]
    against: tuple[Contradiction, ...]

    def wish(self, number: int) -> Wish:
        return self.wishes[number - 1]


def pose(wishes: tuple[Wish, ...], room: Room, rules: Rules) -> Posing:
    """What has a value and an effort, and waits for nothing that has none, is a candidate."""
    without = {n: lack for n, one in enumerate(wishes, 1) if (lack := _lack(one))}
    kept = _standing(wishes, without)
    if not kept:
        return Posing(wishes, room, rules, None, without, ())
    problem = _problem([wishes[n - 1] for n in kept], kept, room, rules)
    numbers = tuple(kept)
    trades = problem.skills
    framed = Framed(problem, numbers, tuple(range(len(room.teams))), trades, room.quarters, without)
    found = contradictions(
        problem,
        numbers,
        without=without,
        mandatory=frozenset(n for n, one in enumerate(wishes, 1) if one.deadline),
        floors=rules.floors,
    )
    return Posing(wishes, room, rules, framed, without, found)


def _lack(one: Wish) -> Lack | None:
    if one.value is None:
        return "value"
    if not one.effort:
        return "effort"
    amounts = [one.value.high, one.cost.high if one.cost else 0.0]
    amounts.append(sum(weeks.high for weeks in one.effort.values()))
    return "huge" if max(amounts) > MOST else None


def _standing(wishes: tuple[Wish, ...], without: dict[int, Lack]) -> list[int]:
    """Numbers of the candidates; `without` gains those that wait for one that is none."""
    while True:
        lost = {
            n
            for n, one in enumerate(wishes, 1)
            if n not in without and any(need + 1 in without for need in one.needs)
        }
        if not lost:
            return [n for n in range(1, len(wishes) + 1) if n not in without]
        without.update(dict.fromkeys(lost, "needs"))


def _problem(kept: list[Wish], numbers: list[int], room: Room, rules: Rules) -> Problem:
    trades = tuple(sorted({trade for one in kept for trade in one.effort}))
    capacity = _capacity(room, trades)
    at = {number - 1: place for place, number in enumerate(numbers)}
    made = tuple(_candidate(one, trades, capacity, room=room, rules=rules) for one in kept)
    weeks = sum(sum(one.effort) for one in made)
    worth = sum(one.value * one.success for one in made)
    pairs = {
        (at[need], at[n - 1]) for n, one in zip(numbers, kept, strict=True) for need in one.needs
    }
    groups = {
        tuple(sorted((at[other], at[n - 1])))
        for n, one in zip(numbers, kept, strict=True)
        for other in one.apart
        if other in at
    }
    return Problem(
        candidates=made,
        teams=room.teams,
        skills=trades,
        capacity=capacity,
        overflow=PRICE * worth / max(weeks, 1.0) or 1.0,
        discount=1 - (1 - rules.discount / 100) ** 0.25,
        budgets=() if rules.cash is None else (Budget(0, len(room.quarters) - 1, rules.cash),),
        before=tuple(sorted(pairs)),
        apart=tuple(sorted(groups)),
        floors=_floors(kept, rules),
    )


def _capacity(room: Room, trades: tuple[str, ...]) -> Floats:
    nothing = (0.0,) * len(room.quarters)
    return np.array(
        [[room.weeks.get((team, trade), nothing) for trade in trades] for team in room.teams],
        dtype=float,
    ).reshape(len(room.teams), len(trades), len(room.quarters))


def _candidate(
    one: Wish, trades: tuple[str, ...], capacity: Floats, *, room: Room, rules: Rules
) -> Candidate:
    assert one.value is not None
    effort = tuple(one.effort[t].mean if t in one.effort else 0.0 for t in trades)
    teams = (room.teams.index(one.team),) if one.team else None
    most = (capacity[list(teams)] if teams else capacity).max(axis=(0, 2))
    lasts = [weeks / top for weeks, top in zip(effort, most, strict=True) if top > 0]
    cost = one.cost.mean if one.cost else sum(effort) * (rules.week_price or 0.0)
    return Candidate(
        key=one.key,
        value=one.value.mean,
        cost=cost,
        effort=effort,
        quarters=min(max(1, round(max(lasts, default=1.0))), len(room.quarters)),
        success=(UNSURE if one.confidence is None else one.confidence) / 100,
        decay=one.delay / 100,
        theme=one.theme,
        sponsor=one.sponsor,
        deadline=_latest(one.deadline, room),
        teams=teams,
        cost_points=(one.cost.low, one.cost.mid, one.cost.high) if one.cost else None,
        follows_effort=one.cost is None,
    )


def _latest(deadline: dt.date | None, room: Room) -> int | None:
    """The last quarter that ends by the deadline; the first where it comes too soon; None beyond the horizon."""
    if deadline is None or deadline > room.quarters[-1].end:
        return None
    return max(sum(quarter.end <= deadline for quarter in room.quarters) - 1, 0)


def _floors(kept: list[Wish], rules: Rules) -> tuple[Floor, ...]:
    found = []
    for theme, share in rules.floors.items():
        members = tuple(place for place, one in enumerate(kept) if one.theme == theme)
        if members and not math.isclose(share, 0):
            found.append(Floor(theme, members, share))
    return tuple(found)
