"""Traces in the loads: missing hours, late days, double, null and unknown rows, history told otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Loads, Question
from passerelle.engine.explain.answer.shapes import Kind, Movement, Signal
from passerelle.engine.explain.cells.shapes import Localisation
from passerelle.engine.explain.signals.likelihoods import CLEAN, GLITCH, LOADS, bounded, normal
from passerelle.engine.explain.signals.size import measured
from passerelle.engine.explain.signals.windows import Change, Window

SEEN = 1.0
"""Weight from which a trace counts as seen."""
LEAST = 0.004
"""Shares under four in a thousand are the weather of any pipeline."""


def loads(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """One signal for each trace seen; one that says that the loads are clean when none is."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None:
        return ()
    move = measured(movement)
    checked = {code: window.shift(values) for code, values in shares(question.loads)}
    told = {code: _weights(code, moved, move) for code, moved in checked.items() if moved.known}
    seen = tuple(
        Signal(code, weights, {"share": checked[code].size, "usual": checked[code].error}, both)
        for code, (weights, both) in told.items()
        if max(weights[Kind.FAULT], both) > SEEN
    )
    if seen or not told:
        return seen
    clean = CLEAN[min(len(told), max(CLEAN))]
    return (Signal("loads-clean", {Kind.FAULT: clean}, {"checked": len(told)}),)


def shares(loads: Loads) -> Iterator[tuple[str, Floats]]:
    """What is known of the loads, each as a share of a day (shape: days)."""
    if loads.hours is not None:
        yield "hours", 1 - loads.hours / 24
    if loads.delay is not None:
        yield "late", np.maximum(loads.delay, 0) / 24
    if loads.restated is not None:
        yield "restated", np.abs(loads.restated)
    if loads.rows is None:
        return
    rows = np.where(loads.rows > 0, loads.rows, np.nan)
    for code, found in (
        ("duplicates", loads.duplicates),
        ("nulls", loads.nulls),
        ("unknowns", loads.unknowns),
    ):
        if found is not None:
            yield code, found / rows


def _weights(code: str, trace: Change, move: Change) -> tuple[dict[Kind, float], float]:
    """Weight under a fault alone, and under a fault beside something else that moved the measure.

    A fault alone leaves a trace as large as the whole move; beside another cause, a part of it.
    """
    chance, width = LOADS[code]
    error = float(np.hypot(trace.error, LEAST / 2))
    usual = (1 - GLITCH) * normal(trace.size, 0, error) + GLITCH * normal(trace.size, 0, 10 * error)
    size = abs(move.size) if move.known else 0.0

    def under(share: float, spread: float) -> float:
        around = float(np.sqrt(error**2 + (spread * size) ** 2 + (share * move.error) ** 2))
        found = chance * normal(trace.size, share * size, around) + (1 - chance) * usual
        return bounded(float(np.log(found / usual)))

    return {Kind.FAULT: under(1.0, width)}, under(0.5, max(0.25, width * 0.7))
