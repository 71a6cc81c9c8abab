"""What the worlds of watched counts share: their first Monday, the shape of their week, how they wander."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.explain.inputs import Floats

FIRST = dt.date(2025, 1, 6)
WEEK = np.array([1.1, 1.15, 1.1, 1.05, 1.0, 0.75, 0.7])


def wander(kicks: Floats, *, memory: float) -> Floats:
    """An autoregression from 0 that spreads as `kicks` do (shape: days, any), the first of them left unused."""
    found = np.zeros_like(kicks)
    for day in range(1, len(kicks)):
        found[day] = memory * found[day - 1] + np.sqrt(1 - memory**2) * kicks[day]
    return found
