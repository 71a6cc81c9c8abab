"""How many days before a silent loss is flagged, at how many false alarms a month and measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks.fault_or_real.rivals import Z, alarm
from passerelle.engine.explain.answer.question import Floats, Question, Role
from passerelle.engine.explain.change.alerts import watch
from passerelle.engine.explain.change.surprises import surprises
from passerelle.engine.worlds.faults.half import Half
from passerelle.engine.worlds.faults.hit import Hit
from passerelle.engine.worlds.faults.injectors import silent_loss
from passerelle.engine.worlds.faults.scenery import calm
from passerelle.kernel.finding import Refusal

FIRST, START, LAST = 200, 500, 60
"""Days watched: calm from FIRST to START, struck for the LAST after it."""
BUDGET = 1.0
"""False alarms a month and measure that are asked for."""
Flagger = Callable[[Question, int, int], list[int]]


def flagged(half: Half, *, effect: float, number: int, seed: int) -> list[dict[str, object]]:
    """One row a method: median and worst tenth of the days to flag, false alarms a month and measure."""
    measures = [_measure(half, effect, seed, n) for n in range(number)]
    return [
        {"method": name, **_row(flagger, measures)}
        for name, flagger in (
            ("z-score alert", _z_scores),
            ("watch, measure alone", lambda q, a, b: _watched(q, a, b, alone=True)),
            ("watch, with its witness", lambda q, a, b: _watched(q, a, b, alone=False)),
        )
    ]


def _measure(half: Half, effect: float, seed: int, n: int) -> tuple[Question, Question]:
    rng = np.random.default_rng([seed, n])
    quiet = calm(replace(half, witnessed=1.0), ratio=False, rng=rng)
    return quiet, silent_loss(quiet, Hit(START, -effect, half, rng))


def _row(flagger: Flagger, measures: list[tuple[Question, Question]]) -> dict[str, object]:
    alarms, waits = 0, []
    for quiet, struck in measures:
        alarms += len(flagger(quiet, FIRST, START))
        first = next(iter(flagger(struck, START, START + LAST)), START + LAST)
        waits.append(first - START + 1)
    months = len(measures) * (START - FIRST) / 30.4
    return {
        "days_to_flag": float(np.median(waits)),
        "worst_tenth": float(np.quantile(waits, 0.9)),
        "false_alarms_a_month": round(alarms / months, 2),
    }


def _z_scores(question: Question, first: int, stop: int) -> list[int]:
    values = question.reading.whole
    return [day for day in range(first, stop) if alarm(values, day, z=Z)]


def _watched(question: Question, first: int, stop: int, *, alone: bool) -> list[int]:
    values = question.reading.whole
    others: tuple[Floats, ...] = tuple(
        w.values for w in question.witnesses if w.role is Role.INDEPENDENT and not alone
    )
    told = [values, *(values / np.where(other > 0, other, np.nan) for other in others)]
    scores = np.column_stack([surprises(column) for column in told])[:stop]
    found = watch(scores, calm=first, budget=BUDGET, of=[0] * len(told))
    if isinstance(found, Refusal):
        raise ValueError(found.code)
    return [alert.day for alert in found.estimate.alerts]
