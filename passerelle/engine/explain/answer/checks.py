"""What to look at next: of the checks that nobody has made, those that tell most a minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.shapes import Check, Kind

MOST = 3
SETTLED = 0.75
"""Chance of noise from which nobody need look any further."""
LEAST = 0.01
"""Bits under which a check is not worth anybody's time."""


@dataclass(frozen=True, slots=True)
class Possible:
    """A check that a person can make: minutes it takes, and how often it shows its trace by kind."""

    minutes: int
    shows: Mapping[Kind, float]


def _fault(share: float, other: float) -> dict[Kind, float]:
    return {kind: share if kind is Kind.FAULT else other for kind in Kind}


def _real(share: float, fault: float, noise: float) -> dict[Kind, float]:
    return {**dict.fromkeys(Kind, share), Kind.FAULT: fault, Kind.NOISE: noise}


POSSIBLE: Mapping[str, Possible] = {
    # Another path to the same fact moves when the world does, and stays when we misread it.
    "independent": Possible(20, _real(0.90, 0.05, 0.05)),
    "downstream": Possible(15, _real(0.85, 0.10, 0.05)),
    # What shares the tracker breaks with it half of the time.
    "pipeline": Possible(15, {**_real(0.15, 0.50, 0.05)}),
    "peer": Possible(30, {**_real(0.10, 0.05, 0.05), Kind.OUTSIDE: 0.60}),
    # One query each on the loads; most faults leave a trace in one of them only.
    "hours": Possible(5, _fault(0.15, 0.01)),
    "nulls": Possible(5, _fault(0.15, 0.01)),
    "duplicates": Possible(5, _fault(0.15, 0.01)),
    "unknowns": Possible(5, _fault(0.12, 0.01)),
    "late": Possible(5, _fault(0.10, 0.01)),
    "restated": Possible(10, _fault(0.10, 0.01)),
    "schema": Possible(5, _fault(0.15, 0.01)),
    "clock": Possible(10, _fault(0.08, 0.01)),
    # Ten minutes with whoever keeps the calendar of releases and campaigns.
    "calendar": Possible(
        10,
        {Kind.OWN: 0.75, Kind.OUTSIDE: 0.55, Kind.MIX: 0.30, Kind.FAULT: 0.25, Kind.NOISE: 0.08},
    ),
}


def checks(kinds: Sequence[tuple[Kind, float]], unseen: Sequence[str]) -> tuple[Check, ...]:
    """At most three, the one that tells most bits a minute first; of what is settled as noise, none is asked.

    `if_confirmed` and `if_denied` are the chance of today's leading kind after either outcome.
    """
    chances = np.array([chance for _, chance in kinds])
    if not kinds or (kinds[0][0] is Kind.NOISE and kinds[0][1] >= SETTLED):
        return ()
    found = []
    for code in unseen:
        if code in POSSIBLE:
            shows = np.array([POSSIBLE[code].shows[kind] for kind, _ in kinds])
            bits = information(chances, shows)
            if bits >= LEAST:
                found.append((bits / POSSIBLE[code].minutes, _check(code, chances, shows)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(check for _, check in found[:MOST])


def _check(code: str, chances: np.ndarray, shows: np.ndarray) -> Check:
    seen, missed = chances * shows, chances * (1 - shows)
    return Check(
        code=code,
        facts={},
        if_confirmed=float(seen[0] / seen.sum()),
        if_denied=float(missed[0] / missed.sum()),
        minutes=POSSIBLE[code].minutes,
    )


def information(chances: np.ndarray, shows: np.ndarray) -> float:
    """Bits that the outcome tells of the kind: entropy of the outcome less its mean entropy by kind."""
    return _entropy(float(chances @ shows)) - float(
        chances @ np.array([_entropy(p) for p in shows])
    )


def _entropy(p: float) -> float:
    return float(-sum(q * np.log2(q) for q in (p, 1 - p) if q > 0))
