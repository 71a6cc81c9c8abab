"""How likely each trace is under each kind of cause: one table, each line with its reason.

Probabilities and densities are stated, not learnt: rounded beliefs of people who debug measures, wide
enough that no single trace decides alone (`MOST`). What is learnt on worlds is how far they are believed, in
`answer/verdict.py`. Kinds left out of a line behave as noise does.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from passerelle.engine.explain.answer.question import Happening
from passerelle.engine.explain.answer.shapes import Kind

MOST = 6.0
"""No trace weighs more than e^6 = 400 to 1: the world holds things that these tables do not."""

REAL = (Kind.MIX, Kind.OWN, Kind.OUTSIDE)
EFFECTS = ((0.35, 0.02), (0.45, 0.06), (0.2, 0.25))
"""Sizes of real effects (chance, standard deviation of the logarithm): most are a few per cent."""

LOADS: Mapping[str, tuple[float, float]] = {
    # Code: how often a fault leaves this trace; how wide its size is around the measure's own move.
    "hours": (0.15, 0.5),  # a day is 24 hours of unequal weight
    "late": (0.10, 0.6),  # hours of delay are only loosely tied to what is missing
    "duplicates": (0.15, 0.3),  # each double row adds one
    "nulls": (0.15, 0.3),  # each null row takes one away
    "unknowns": (0.12, 0.4),  # rows left out of a filter
    "restated": (0.10, 0.4),  # the first load differs from the last by the move itself
}
GLITCH = 0.04
"""Calm pipelines have harmless hiccups: one window in twenty-five shows one, ten times the usual size."""

CLEAN: Mapping[int, float] = {0: 0.0, 1: -0.1, 2: -0.2, 3: -0.35, 4: -0.5, 5: -0.65, 6: -0.8}
"""log P(none of n checked load traces | fault): 8 to 12 % of the faults show in each."""

MARKS: Mapping[str, Mapping[Kind, tuple[float, float]]] = {
    # Code: P(seen | kind), P(seen | noise). Schemas change three times a year for good reasons
    # too: one window of five days in twenty-five.
    "schema": {Kind.FAULT: (0.18, 0.04), Kind.OWN: (0.06, 0.04)},
    "defined": {Kind.FAULT: (0.10, 0.002)},  # a changed formula moves a measure that did not move
    "new-value": {Kind.FAULT: (0.15, 0.01), Kind.OWN: (0.05, 0.01), Kind.MIX: (0.05, 0.01)},
    "unknown-value": {Kind.FAULT: (0.15, 0.005)},
    "funnel-broken": {Kind.FAULT: (0.05, 0.0005)},  # more after than before cannot be
    "time-zone": {Kind.FAULT: (0.08, 0.002)},
    "midnight": {Kind.FAULT: (0.5, 0.2), Kind.OWN: (0.25, 0.2), Kind.OUTSIDE: (0.2, 0.2)},
    "bots": {Kind.FAULT: (0.10, 0.002), Kind.OUTSIDE: (0.006, 0.002), Kind.MIX: (0.004, 0.002)},
    # A recorded segment stands out in three movements of ten, whatever their cause; on calm days in three
    # windows of a hundred (the simulated company without its fault, docs/method/localise.md).
    "apart": {
        Kind.FAULT: (0.30, 0.03),
        Kind.OWN: (0.30, 0.03),
        Kind.OUTSIDE: (0.30, 0.03),
        Kind.MIX: (0.30, 0.03),
    },
    # Software fails by version and device, people choose by channel, country and plan.
    "technical-place": {
        Kind.FAULT: (0.30, 0.01),
        Kind.OWN: (0.06, 0.01),
        Kind.OUTSIDE: (0.02, 0.01),
    },
    "human-place": {
        Kind.FAULT: (0.06, 0.03),
        Kind.OWN: (0.50, 0.03),
        Kind.OUTSIDE: (0.45, 0.03),
        Kind.MIX: (0.20, 0.03),
    },
}

SHAPES: Mapping[Kind, tuple[float, float, float]] = {
    # P(exact step), P(ramp), P(some days only): machines break at once and stay broken, people come
    # and go by degrees, holidays and outages end.
    Kind.FAULT: (0.92, 0.03, 0.05),
    Kind.OWN: (0.85, 0.10, 0.05),
    Kind.OUTSIDE: (0.30, 0.30, 0.40),
    Kind.MIX: (0.60, 0.30, 0.10),
    Kind.NOISE: (0.40, 0.30, 0.30),
}

SPEAKS: Mapping[Happening, Mapping[Kind, float]] = {
    # P(an event of this sort is dated at the break | kind); what a cause leaves in the calendar.
    Happening.RELEASE: {Kind.OWN: 0.30, Kind.FAULT: 0.12},  # a release breaks tracking now and then
    Happening.TRACKER: {Kind.FAULT: 0.15},
    Happening.PRICE: {Kind.OWN: 0.25},
    Happening.CAMPAIGN: {Kind.OWN: 0.25, Kind.MIX: 0.2},  # a campaign brings other people
    Happening.EXPERIMENT: {Kind.OWN: 0.15},
    Happening.HOLIDAY: {Kind.OUTSIDE: 0.25},
    Happening.OUTAGE: {Kind.OUTSIDE: 0.20},
    Happening.COMPETITOR: {Kind.OUTSIDE: 0.25},
    Happening.LAW: {Kind.OUTSIDE: 0.15},
}
HANDOVER: Mapping[Kind, float] = {
    # P(a version replaced another with the break | kind): three faults in twenty come with a new
    # version of the tracker, as they do in the calendar; what we change for people seldom shows as one.
    Kind.FAULT: 0.15,
    Kind.OWN: 0.03,
}
NEAR = 2
"""Days between an event and the break interval within which it speaks."""
RECORDED = 0.85
"""Share of the causes of a kind that somebody writes in the calendar, where there is one."""

AUDIENCE: Mapping[Kind | None, tuple[float, float]] = {
    # Mean and spread of the share of a ratio's change that weights of segments make.
    Kind.MIX: (1.0, 0.25),
    Kind.FAULT: (0.0, 0.25),
    Kind.OWN: (0.0, 0.25),
    Kind.OUTSIDE: (0.0, 0.25),
    None: (0.5, 0.25),
}
DOSE = (3.0, 2.0, 1.2)
"""Slope by exposure in standard errors: mean and spread when the event is the cause, spread otherwise."""

TELLS_WHETHER = frozenset({"size", "loads", "witness", "together", "apart"})
"""Families that tell whether something happened; the others tell only which kind it is."""

CHAINED = frozenset({"together"})
"""Families of which each clue is weighed given those before it: they add up."""

FAMILY: Mapping[str, str] = {
    "moved": "size",
    "apart": "apart",
    "step": "edge",
    "ramp": "edge",
    "some-days": "edge",
    "midnight": "edge",
    "time-zone": "edge",
    "technical-place": "place",
    "human-place": "place",
    "bots": "place",
    "new-value": "place",
    "unknown-value": "place",
    "mix": "place",
    "independent": "together",
    "downstream": "together",
    "volume-ratio-intact": "witness",
    "funnel-broken": "witness",
    "pipeline": "together",
    "peer": "together",
    "upstream": "together",
    "own-event": "calendar",
    "outside-event": "calendar",
    "tracker-event": "calendar",
    "no-event": "calendar",
    "handover": "calendar",
    "dose": "calendar",
}
"""Traces of one family tell much the same thing twice. What is not here belongs to the loads."""


def bounded(weight: float) -> float:
    return float(np.clip(weight, -MOST, MOST))


def normal(x: float, mean: float, spread: float) -> float:
    """Density of a normal law, never 0."""
    return float(np.exp(-0.5 * min(((x - mean) / spread) ** 2, 600.0)) / spread + 1e-300)


def mark(code: str) -> dict[Kind, float]:
    """Weights of a mark that was seen."""
    return {kind: bounded(float(np.log(p / q))) for kind, (p, q) in MARKS[code].items()}
