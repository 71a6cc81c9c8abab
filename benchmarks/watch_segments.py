"""The watch of one measure as Passerelle goes round each morning: its total and its segments, within one budget.

Own worlds (`engine/worlds/parted.py`): 24 segments, 2,000 to 20,000 events a day, the whole unsteady by 2 or 3 % a day
beside chance. Calm ones count false alarms; in the others 5 % of the whole is lost in silence, or 30 or 50 % of a
segment of 9 to 20 % of it. The day of the loss counts as day 1; `told by` is the share that its segment told, rather
than the total.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from passerelle.analysis.watching.known import Known
from passerelle.analysis.watching.parting import SHARE, apart, lately
from passerelle.analysis.watching.raising import Raised, raised
from passerelle.analysis.watching.series import Series
from passerelle.analysis.watching.sizing import sized
from passerelle.engine.explain.answer.naming import Where
from passerelle.engine.explain.answer.question import Reading
from passerelle.engine.explain.change.surprises import surprises
from passerelle.engine.worlds.parted import PartedWorld, parted_world

MORNINGS = 60
PATIENCE = 28
CASES = (
    (0.0, False, 0.03),
    (0.05, False, 0.02),
    (0.05, False, 0.03),
    (0.3, True, 0.03),
    (0.5, True, 0.03),
)
"""What is lost, whether of a segment, and how unsteady the whole is."""
Told = tuple[Where, Raised]


def mornings(
    world: PartedWorld, *, first: int, stop: int, budget: float
) -> Iterator[tuple[int, Told]]:
    """What each morning from day `first` on tells that those before did not, with the last day it has read."""
    kept: list[Told] = []
    for day in range(first, stop):
        last = world.days[day]
        new, going = _whole(world, day, budget=(1 - SHARE) * budget)
        told: list[Told] = [((), one) for one in new if not _is_again(one, kept)]
        for where, one in _segments(world, day, budget=SHARE * budget):
            known = (_known(old, going) for old in (*kept, *told))
            if one.flagged == last and not any(it.tells(where, one) for it in known):
                told.append((where, one))
        kept += told
        yield from ((day, one) for one in told)


def _whole(world: PartedWorld, day: int, *, budget: float) -> tuple[list[Raised], list[Raised]]:
    """What the total tells for the first time, and what it tells that is not over."""
    days, values = world.days[: day + 1], world.sums[: day + 1].sum(axis=1)
    series = Series(days, values, surprises(values, season=7, days=days), 1)
    told = raised({0: series}, weights={0: 1.0}, budget=budget)[0]
    new = [one for one in told if one.flagged == days[-1]]
    stands = [one for one in new if sized(series, one, special=frozenset()).stands]
    return stands, [one for one in told if one.until(days[-1]) == days[-1]]


def _is_again(one: Raised, kept: list[Told]) -> bool:
    """The total of the same days, the same way."""
    return any(
        not where and old.is_rise == one.is_rise and one.since <= old.flagged for where, old in kept
    )


def _known(told: Told, going: list[Raised]) -> Known:
    """What was told, as a round knows it: over once this morning's watch no longer tells it."""
    where, old = told
    here = (one for one in going if one.is_rise == old.is_rise)
    is_open = any(one.since <= old.flagged for one in here)
    return Known(where, old.since, old.flagged, old.is_rise, is_open)


def _segments(world: PartedWorld, day: int, *, budget: float) -> list[Told]:
    reading = Reading(world.days[: day + 1], world.cube, world.sums[: day + 1])
    return [(one.where, one.told) for one in apart(lately(reading), budget=budget)]


def calm(*, worlds: int, seed: int, budget: float, noise: float) -> float:
    """False alarms a month."""
    alarms = 0
    for number in range(worlds):
        world = parted_world(seed=seed * 1009 + number, noise=noise)
        last = len(world.days)
        alarms += sum(1 for _ in mornings(world, first=last - MORNINGS, stop=last, budget=budget))
    return alarms / (worlds * MORNINGS / 30)


def waited(world: PartedWorld, *, budget: float) -> tuple[int, bool]:
    """Days to the first alert that falls, and whether the segment told it."""
    stop = world.day + PATIENCE
    found = mornings(world, first=world.day, stop=stop, budget=budget)
    day, told = next(((d, t) for d, t in found if not t[1].is_rise), (stop, None))
    return day - world.day + 1, bool(told and set(told[0]) & set(world.where))


def measured(
    case: tuple[float, bool, float], *, worlds: int, seed: int, budget: float
) -> dict[str, Any]:
    """One row: of calm worlds their false alarms, of the others the days to the first alert that falls."""
    began, (loss, in_segment, noise) = time.process_time(), case
    alarms, waits, named = None, [], 0
    if not loss:
        alarms = calm(worlds=worlds, seed=seed, budget=budget, noise=noise)
    for number in range(worlds if loss else 0):
        world = parted_world(
            seed=seed * 1009 + number, loss=loss, in_segment=in_segment, noise=noise
        )
        days, by_segment = waited(world, budget=budget)
        waits.append(days)
        named += by_segment
    return {
        "loss": f"{loss:.0%} of " + ("a segment" if in_segment else "the whole")
        if loss
        else "none",
        "noise": f"{noise:.0%}",
        "budget": budget,
        "false alarms": None if alarms is None else round(alarms, 3),
        "days, middle": float(np.median(waits)) if waits else None,
        "days, nine in ten": round(float(np.quantile(waits, 0.9)), 1) if waits else None,
        "in 4 days": round(float(np.mean(np.array(waits) <= 4)), 3) if waits else None,
        "told by": round(named / worlds, 3) if in_segment else None,
        "cpu_seconds": round((time.process_time() - began) / worlds, 2),
    }
