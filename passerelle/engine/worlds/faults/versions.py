"""A tracker version put into service: the leading one stops, the one that was not yet out starts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question
from passerelle.engine.worlds.faults.injectors import TRACKER


def replaced(question: Question, *, day: int, took: int) -> Question:
    """From index `day` on, over `took` days, what the first version counted is counted by the last one."""
    reading = question.reading
    codes = reading.cube.codes
    last = len(reading.cube.values[TRACKER]) - 1
    old = np.flatnonzero(codes[:, TRACKER] == 0)
    wanted = codes[old].copy()
    wanted[:, TRACKER] = last
    places = {tuple(row): n for n, row in enumerate(codes.tolist())}
    new = np.array([places[tuple(row)] for row in wanted.tolist()])
    course = np.clip((np.arange(len(reading.days)) - day + 1) / took, 0, 1)[:, None]

    def passed(values: Floats) -> Floats:
        told = values.copy()
        told[:, new] += course * values[:, old]
        told[:, old] -= course * values[:, old]
        return told

    totals = None if reading.totals is None else passed(reading.totals)
    return replace(question, reading=replace(reading, sums=passed(reading.sums), totals=totals))
