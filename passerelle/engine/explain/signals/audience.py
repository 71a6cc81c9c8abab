"""Other people rather than other behaviour: the share of a ratio's change that the mix of segments makes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.answer.shapes import Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import AUDIENCE, bounded, normal
from passerelle.engine.explain.signals.size import measured
from passerelle.engine.explain.signals.windows import Window

CLEAR = 1.0
"""Standard errors of the whole change under which its parts say nothing."""


def audience(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """The dimension whose weights explain most of the change of the ratio, and how much of it."""
    reading = question.reading
    if reading.totals is None:
        return ()
    spans = _spans(reading, movement.start)
    move = measured(movement)
    if not move.known or abs(move.z) < CLEAR:
        return ()
    parts = [
        (_mix(reading, spans, axis) / move.size, name)
        for axis, name in enumerate(reading.cube.dimensions)
    ]
    if not parts:
        return ()
    share, name = max(parts, key=lambda part: -abs(1 - part[0]))
    error = min(abs(1 / move.z), 0.5)

    def under(law: tuple[float, float]) -> float:
        return normal(share, law[0], float(np.hypot(law[1], error)))

    noise = normal(share, 0.0, 0.5)
    told = {k: bounded(float(np.log(under(law) / noise))) for k, law in AUDIENCE.items() if k}
    weights = {k: w for k, w in told.items() if isinstance(k, Kind)}
    both = bounded(float(np.log(under(AUDIENCE[None]) / noise)))
    return (Signal("mix", weights, {"share": share, "dimension": name}, both),)


def _spans(reading: Reading, start: int) -> tuple[slice, slice]:
    """The days before and after: weeks where there are, else the two periods compared."""
    window = Window.of(len(reading.days), start)
    return (window.past, window.days) if window else (slice(start), slice(start, None))


def _mix(reading: Reading, spans: tuple[slice, slice], axis: int) -> float:
    """Relative change of the ratio had each value kept its own ratio, and only its weight moved."""
    size = len(reading.cube.values[axis])
    before, after = (_by_value(reading, days, reading.cube.codes[:, axis], size) for days in spans)
    known = (before[1] > 0) & (after[1] > 0)
    rates = [np.divide(s, t, out=np.zeros(size), where=t > 0) for s, t in (before, after)]
    rate = np.where(known, (rates[0] + rates[1]) / 2, rates[0] + rates[1])
    weights = [totals / max(totals.sum(), 1e-9) for _, totals in (before, after)]
    whole = before[0].sum() / max(before[1].sum(), 1e-9)
    return float(((weights[1] - weights[0]) * rate).sum() / whole) if whole > 0 else 0.0


def _by_value(
    reading: Reading, days: slice, codes: NDArray[np.int64], size: int
) -> tuple[Floats, Floats]:
    assert reading.totals is not None
    belongs = (codes[:, None] == np.arange(size)).astype(np.float64)
    return reading.sums[days].sum(axis=0) @ belongs, reading.totals[days].sum(axis=0) @ belongs
