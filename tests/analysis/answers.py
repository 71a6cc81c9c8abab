"""An answer made by hand: a fall of 11 % in one technical segment, on eighteen weeks of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np

from passerelle.engine.explain.answer.question import Event, Happening, Question, Reading
from passerelle.engine.explain.answer.shapes import Answer, Kind, Movement, Signal, Verdict
from passerelle.engine.explain.cells.shapes import Cell, Cube, Localisation
from passerelle.engine.explain.parts.shapes import Decomposition, Part
from passerelle.kernel.finding import Finding, Interval

DAYS = tuple(dt.date(2026, 7, 20) + dt.timedelta(days=n) for n in range(126))
START = 106
CUBE = Cube(
    ("device", "consent"),
    (("Android", "Safari iPhone"), ("given", "unsaid")),
    np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.int64),
)
WHERE = (("device", "Safari iPhone"), ("consent", "unsaid"))
RIVAL = (("tracker", "8.2"),)


def question() -> Question:
    week = np.array([70, 72, 71, 68, 60, 30, 34], dtype=float)
    whole = np.tile(week, 18)
    sums = whole[:, None] * np.array([0.3, 0.2, 0.29, 0.21])
    sums[START:, 3] *= 0.45
    events = (Event(DAYS[START], Happening.TRACKER, "Tracker 8.2"),)
    return Question(Reading(DAYS, CUBE, sums), events=events)


def movement(**changed: Any) -> Movement:
    whole = np.tile(np.array([70, 72, 71, 68, 60, 30, 34], dtype=float), 18)
    whole[:14] = np.nan
    found = Movement(
        start=START,
        since=DAYS[START],
        since_low=DAYS[START],
        since_high=DAYS[START + 1],
        shape="level",
        actual=1030.0,
        expected=1160.0,
        change=-130.0,
        low=-171.0,
        high=-88.0,
        p=0.0004,
        detectable=0.05,
        forecast=whole,
        low_band=whole * 0.92,
        high_band=whole * 1.08,
    )
    return replace(found, **changed)


SIGNALS = (
    Signal("step", {Kind.FAULT: 0.64, Kind.OWN: 0.4, Kind.MIX: -0.7}, {"likelihood": 5.0}),
    Signal(
        "technical-place",
        {Kind.FAULT: 3.4, Kind.OWN: 1.8, Kind.OUTSIDE: 0.7},
        {"dimension": "device", "value": "Safari iPhone", "change": -0.4, "z": -9.0},
    ),
    Signal(
        "own-event",
        {Kind.OWN: 1.2},
        {"event": "Form B", "sort": "release", "day": dt.date(2026, 10, 30), "days": 4},
    ),
)


def finding(**changed: Any) -> Finding[Answer]:
    cell = Cell(WHERE, 1, 12.0, -3.0, -4.0, -2.0, 90.0, 210.0, rivals=(RIVAL,))
    told = Answer(
        movement=movement(),
        verdict=Verdict.FAULT,
        kinds=(
            (Kind.FAULT, 0.83),
            (Kind.MIX, 0.09),
            (Kind.OWN, 0.05),
            (Kind.OUTSIDE, 0.02),
            (Kind.NOISE, 0.01),
        ),
        signals=SIGNALS,
        cells=Localisation((cell,), -130.0, -10.0, 0.05),
        parts=Decomposition(
            1160.0, 1030.0, (Part(cell.label, -120.0, -160.0, -80.0), Part("rest", -10.0))
        ),
        mix=None,
        checks=(),
    )
    return Finding(
        replace(told, **changed),
        "why",
        "7f3a19c2" * 8,
        interval=Interval(-171.0, -88.0, 0.95),
        would_change=("unseen:independent", "unseen:clock"),
    )
