"""Dated events near the break, or that last over it, in the segment that moved; more effect where more was received."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.naming import about
from passerelle.engine.explain.answer.question import Event, Question
from passerelle.engine.explain.answer.shapes import Fact, Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import (
    DOSE,
    NEAR,
    RECORDED,
    SPEAKS,
    bounded,
    normal,
)
from passerelle.engine.explain.signals.places import ratio, values
from passerelle.engine.explain.signals.size import measured
from passerelle.engine.explain.signals.windows import Window

CODES = {Kind.OWN: "own-event", Kind.OUTSIDE: "outside-event", Kind.FAULT: "tracker-event"}
NEVER = 0.5
"""Events of a sort that was never recorded count as half of one in the period."""
CLOSE = {0: 1.0, 1: 0.5, 2: 0.25, -1: 0.2, -2: 0.05}
"""By days from the event to the break: causes come with it or before; after it only where it is misdated."""
DURING = 0.1
"""What lasts shows at its edges; seldom does its effect begin in between."""
BUSY = 21
"""Days on each side of an event that say how densely the calendar is written there."""


@dataclass(frozen=True, slots=True)
class Beside:
    """How an event lies to the break: by its `start` or its `end`, or `during` it.

    `lag` is the number of days from that edge to the break, 0 inside the interval that holds it; `days`, those on which
    such an event would lie as near, by all the edges that it has.
    """

    part: str
    lag: int
    closeness: float
    days: int


def calendar(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """The most telling event for each kind of cause; that there is none, where a calendar is kept."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None or movement.since_low is None or not question.events:
        return ()
    near = [(event, lies) for event in question.events if (lies := beside(event, movement))]
    told = [
        (event, lies, _weights(event, lies, question, movement, window)) for event, lies in near
    ]
    signals = []
    for kind, code in CODES.items():
        mine = [one for one in told if _speaks_for(one[0]) is kind]
        if mine:
            event, lies, weights = max(mine, key=lambda one: one[2][kind])
            facts: dict[str, Fact] = {
                "event": event.name,
                "sort": str(event.kind),
                "day": event.day,
                "days": lies.lag,
            }
            if event.ends and lies.part != "start":
                facts |= {"part": lies.part, "ends": event.ends}
            signals.append(Signal(code, weights, facts))
    absent = {
        kind: float(np.log(1 - RECORDED))
        for kind in (Kind.OWN, Kind.OUTSIDE)
        if not any(kind in weights for *_, weights in told)
    }
    return (*signals, Signal("no-event", absent, {})) if absent else tuple(signals)


def _speaks_for(event: Event) -> Kind:
    return max(SPEAKS[event.kind], key=lambda kind: SPEAKS[event.kind][kind])


def beside(event: Event, movement: Movement) -> Beside | None:
    """How it lies to the break; None where it does not, and for an undated break."""
    if movement.since_low is None or movement.since_high is None:
        return None
    low, high = movement.since_low, movement.since_high
    wide = (high - low).days + 1
    parts = zip(("start", "end"), event.edges, strict=False)
    lags = [(part, _lag(day, low, high)) for part, day in parts]
    part, lag = max(lags, key=lambda pair: CLOSE.get(pair[1], 0.0))
    if lag in CLOSE:
        near, long = wide + 2 * NEAR, (event.edges[-1] - event.edges[0]).days
        return Beside(part, lag, CLOSE[lag], near + min(near, long))
    if event.ends and event.day < low and high <= event.ends:
        return Beside("during", 0, DURING, wide + (event.ends - event.day).days)
    return None


def _lag(day: dt.date, low: dt.date, high: dt.date) -> int:
    """Days from `day` to the interval; 0 inside it, negative after it."""
    return (high - day).days if day > high else max((low - day).days, 0)


def _weights(
    event: Event, lies: Beside, question: Question, movement: Movement, window: Window
) -> dict[Kind, float]:
    """P(such an event, this close, in this segment | cause) against the rate of such events."""
    chance = 1 - float(np.exp(-_rate(event, question) * lies.days))
    match = float(np.exp(_match(event, question, movement, window)))
    return {
        kind: bounded(
            float(np.log((share * lies.closeness * match + chance * (1 - share)) / chance))
        )
        for kind, share in SPEAKS[event.kind].items()
    }


def _rate(event: Event, question: Question) -> float:
    """Events of that sort a day: over the whole past, or by what is written around that day if that is more.

    People write more of what is fresh, and in busy weeks: among many events, one that lies near says less.
    """
    days = question.reading.days
    others = [e for e in question.events if e is not event and days[0] <= e.day <= days[-1]]
    same = max(float(sum(e.kind is event.kind for e in others)), NEVER)
    span = min((days[-1] - event.day).days, BUSY) + BUSY + 1
    around = sum(abs((e.day - event.day).days) <= BUSY for e in others)
    return max(same / len(days), around / span * (same + 1) / (len(others) + len(SPEAKS)))


def _match(event: Event, question: Question, movement: Movement, window: Window) -> float:
    """Log-likelihood ratio of what the named segment did: moved apart with the measure, or as the others."""
    cube, reading = question.reading.cube, question.reading
    where = about(event, cube)
    if not where:
        return 0.0
    inside = np.ones(len(cube.codes), dtype=bool)
    for dimension, value in where:
        if dimension not in cube.dimensions:
            return 0.0
        axis = cube.dimensions.index(dimension)
        if value not in cube.values[axis]:
            return 0.0
        inside &= cube.codes[:, axis] == cube.values[axis].index(value)
    if not 0 < inside.sum() < len(inside):
        return 0.0
    top, rest = reading.sums[:, inside].sum(axis=1), reading.sums[:, ~inside].sum(axis=1)
    share = float(top.sum() / max(top.sum() + rest.sum(), 1e-9))
    if reading.totals is not None:
        top = ratio(top, reading.totals[:, inside].sum(axis=1))
        rest = ratio(rest, reading.totals[:, ~inside].sum(axis=1))
    apart, move = window.log_change(top, rest), measured(movement)
    if not (apart.known and move.known):
        return 0.0
    # The segment alone makes the whole move, or most of it beside another cause.
    due = move.size / max(share, 0.05)
    caused = normal(apart.size, 0.8 * due, float(np.hypot(apart.error, 0.35 * abs(due))))
    calm = normal(apart.size, 0.0, apart.error)
    return float(np.clip(np.log(caused / calm), -3, 3))


def dose(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """Values that received more of the event moved more: its slope, in standard errors."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None:
        return ()
    for event in question.events:
        if len(event.doses) < 3 or beside(event, movement) is None:
            continue
        slope = _slope(event, question, window) * (float(np.sign(movement.change)) or 1.0)
        if not np.isfinite(slope):
            continue
        mean, spread, calm = DOSE
        weight = bounded(float(np.log(normal(slope, mean, spread) / normal(slope, 0.0, calm))))
        facts: dict[str, Fact] = {"event": event.name, "day": event.day, "slope": slope}
        return (Signal("dose", {_speaks_for(event): weight}, facts),)
    return ()


def _slope(event: Event, question: Question, window: Window) -> float:
    pairs = [
        (event.doses[(value.dimension, value.name)], value.apart(window))
        for value in values(question.reading)
        if (value.dimension, value.name) in event.doses
    ]
    known = [(given, change) for given, change in pairs if change.known]
    if len(known) < 3:
        return float("nan")
    given = np.array([abs(g) for g, _ in known])
    moved = np.array([c.size for _, c in known])
    weight = np.array([c.error**-2.0 for _, c in known])
    centred = given - (weight * given).sum() / weight.sum()
    spread = (weight * centred**2).sum()
    return float((weight * centred * moved).sum() / np.sqrt(spread)) if spread > 0 else float("nan")
