"""What other series saw: the same fact by another path, the steps after, the same pipe, the same world."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question, Role, Witness
from passerelle.engine.explain.answer.shapes import Fact, Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import (
    FOLLOW,
    HALVES,
    MOST,
    WITNESS,
    Component,
    Pattern,
    bounded,
    log_broad,
    log_still,
    mark,
)
from passerelle.engine.explain.signals.places import ratio
from passerelle.engine.explain.signals.size import measured
from passerelle.engine.explain.signals.windows import FEWEST, Change, Window

COUNTED = frozenset({Role.INDEPENDENT, Role.DOWNSTREAM})
"""What counts the same thing, or a part of it: beside a ratio, its numerator."""
AGREE = 0.0015
"""Two countings of one thing never agree for long within less than 0.15 %."""


def witnesses(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """One signal for each witness whose role says something: what it saw, and how far we parted from it."""
    window = Window.of(len(question.reading.days), movement.start)
    move = measured(movement)
    if window is None or not move.known:
        return ()
    told = []
    for witness in question.witnesses:
        if witness.role not in WITNESS:
            continue
        alike = like(question, witness, window)
        seen, parted = window.log_change(alike), _parted(question, alike, window)
        if seen.known and parted.known:
            told.append(_signal(witness, seen, parted, move))
    return tuple(told)


def like(question: Question, witness: Witness, window: Window) -> Floats:
    """The witness in the measure's own terms (shape: days): beside a ratio, a count is divided by the same total.

    Sign-ups that billing counts are compared as a rate of the same visits, not as a number; what is a rate
    already keeps as it is. Which it is, its own past says: the form that follows the measure more closely.
    """
    reading = question.reading
    if reading.totals is None or witness.role not in COUNTED:
        return witness.values
    rate = ratio(witness.values, reading.totals.sum(axis=1))
    forms = {
        scatter: form
        for form in (witness.values, rate)
        if (scatter := _scatter(reading.whole, form, window))
    }
    return forms[min(forms)] if forms else witness.values


def _scatter(whole: Floats, other: Floats, window: Window) -> float:
    """Standard deviation of the logarithm of the one over the other in the past; 0 where it cannot be read."""
    past = ratio(whole[window.past], other[window.past])
    known = past[np.isfinite(past) & (past > 0)]
    return float(np.log(known).std()) + 1e-12 if len(known) >= FEWEST else 0.0


def _parted(question: Question, values: Floats, window: Window) -> Change:
    """Change of the measure over the witness: what both share, season and weather, cancels out."""
    parted = window.log_change(question.reading.whole, values)
    return Change(parted.size, float(np.hypot(parted.error, AGREE)))


def _signal(witness: Witness, seen: Change, parted: Change, move: Change) -> Signal:
    """Weights given that the measure moved: that it did is weighed once, elsewhere."""
    laws = WITNESS[witness.role]

    def density(law: tuple[Component, ...]) -> float:
        parts = [np.log(chance) + _pattern(what, seen, parted) for chance, what in law]
        return float(np.logaddexp.reduce(parts))

    calm = laws.get(Kind.NOISE)
    noise = (
        density(calm)
        if calm
        else log_still(seen) + log_still(parted) + log_broad(move) - log_still(move)
    )
    told = {kind: density(law) - noise for kind, law in laws.items() if kind is not Kind.NOISE}
    over = max(0.0, max(told.values()) - MOST)
    weights: dict[Kind, float] = {
        kind: bounded(weight - over) for kind, weight in told.items() if kind is not None
    }
    facts: dict[str, Fact] = {"witness": witness.name, "change": seen.size, "error": seen.error}
    facts |= {"measure": move.size, "apart": parted.size, "apart_error": parted.error}
    return Signal(str(witness.role), weights, facts, bounded(told[None] - over))


def _pattern(what: Pattern, seen: Change, parted: Change) -> float:
    """Log density of what the witness saw and of how far the measure parted from it."""
    if what is Pattern.STILL:
        return log_still(seen) + log_broad(parted)
    if what is Pattern.HALF:
        # Each of two causes is necessary: the witness saw about half of what the measure did.
        whole = Change(seen.size + parted.size, float(np.hypot(seen.error, parted.error)))
        part = Change(seen.size - whole.size / 2, float(np.hypot(seen.error, HALVES * whole.size)))
        return log_broad(whole) + log_still(part)
    # Others follow by 75 to 125 %: the measure may part from them by a part of what they saw.
    slack = Change(parted.size, float(np.hypot(parted.error, FOLLOW * seen.size)))
    return log_broad(seen) + log_still(slack)


def funnel(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """More people after a step than before it: in the window, and not in the past."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None:
        return ()
    own = question.reading.sums.sum(axis=1)
    for witness in question.witnesses:
        if witness.role not in (Role.UPSTREAM, Role.DOWNSTREAM):
            continue
        pair = (own, witness.values)
        later, sooner = pair if witness.role is Role.UPSTREAM else pair[::-1]
        excess = np.nansum(later[window.days]) > np.nansum(sooner[window.days])
        if excess and np.nansum(later[window.past]) < np.nansum(sooner[window.past]):
            return (Signal("funnel-broken", mark("funnel-broken"), {"witness": witness.name}),)
    return ()


def volume(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """The step before moved by exactly as much: the ratio is intact, as when the same rows are lost twice."""
    window = Window.of(len(question.reading.days), movement.start)
    before = [w for w in question.witnesses if w.role is Role.UPSTREAM]
    if window is None or not before or question.reading.totals is not None:
        return ()
    move = measured(movement)
    ratio = window.log_change(question.reading.sums.sum(axis=1), before[0].values)
    if not (move.known and ratio.known) or abs(move.z) < 3 or abs(ratio.z) > 2:
        return ()
    if abs(ratio.size) > abs(move.size) / 4:
        return ()
    weights = {Kind.FAULT: 0.6, Kind.OWN: 0.2, Kind.OUTSIDE: 0.2}
    facts: dict[str, Fact] = {"witness": before[0].name, "volume": move.size, "ratio": ratio.size}
    return (Signal("volume-ratio-intact", weights, facts),)
