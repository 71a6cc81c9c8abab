"""What other series saw: the same fact by another path, the steps after, the same pipe, the same world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question, Role, Witness
from passerelle.engine.explain.answer.shapes import Fact, Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.beside import parted
from passerelle.engine.explain.signals.follows import COUNTED, ORDER
from passerelle.engine.explain.signals.likelihoods import MOST, bounded, mark
from passerelle.engine.explain.signals.places import ratio
from passerelle.engine.explain.signals.size import measured
from passerelle.engine.explain.signals.together import Together
from passerelle.engine.explain.signals.windows import FEWEST, Change, Window

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
    for witness in sorted(question.witnesses, key=lambda one: ORDER.index(one.role)):
        alike = like(question, witness, window)
        seen, apart = window.log_change(alike), _parted(question, alike, window)
        if seen.known and apart.known:
            told.append(_Heard(witness, alike, seen, apart))
    return _signals(question, window, move, told)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A witness in the measure's terms: what it saw, and how far the measure parted from it."""

    witness: Witness
    alike: Floats
    seen: Change
    parted: Change


def _signals(
    question: Question, window: Window, move: Change, told: Sequence[_Heard]
) -> tuple[Signal, ...]:
    whole = question.reading.whole
    moved = window.log_change(whole)
    if not (told and moved.known):
        return ()
    apart = [window.moves(whole), *(window.moves(whole, one.alike) for one in told)]
    weights, both = Together(
        tuple(one.witness.role for one in told),
        np.array([moved.size, *(one.parted.size for one in told)]),
        np.array([moved.error, *(one.parted.error for one in told)]),
        np.stack(apart, axis=1)[:-1],
        window.apart,
    ).weights()
    return tuple(
        _signal(one, move, {kind: float(w[n]) for kind, w in weights.items()}, float(both[n]))
        for n, one in enumerate(told)
    )


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
    change = parted(question.reading.whole, values, window)
    return Change(change.size, float(np.hypot(change.error, AGREE)))


def _signal(one: _Heard, move: Change, weights: dict[Kind, float], both: float) -> Signal:
    """Weights given that the measure moved: that it did is weighed once, elsewhere."""
    over = max(0.0, max(*weights.values(), both) - MOST)
    seen, parted = one.seen, one.parted
    facts: dict[str, Fact] = {
        "witness": one.witness.name,
        "change": seen.size,
        "error": seen.error,
        "measure": move.size,
        "apart": parted.size,
        "apart_error": parted.error,
    }
    told = {kind: bounded(weight - over) for kind, weight in weights.items()}
    return Signal(str(one.witness.role), told, facts, bounded(both - over))


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
