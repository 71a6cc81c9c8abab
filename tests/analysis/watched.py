"""Measures with kept points, calm or with a break, for the tests of the watch."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from passerelle.kpis.models import Measure, RollUp

LAST = dt.date(2026, 6, 10)
DAYS = 330


def values(*, seed: int, days: int = DAYS, size: float = 4000.0, noise: float = 0.02) -> np.ndarray:
    """A weekly season and noise; nothing happens."""
    rng = np.random.default_rng(seed)
    week = np.array([1.0, 1.05, 1.02, 1.0, 0.95, 0.6, 0.55])
    return size * week[np.arange(days) % 7] * np.exp(rng.normal(0, noise, days))


def a_measure(slug: str, told: np.ndarray, **facts: Any) -> Measure:
    measure = Measure.objects.create(name=slug.capitalize(), slug=slug, cadence="day", **facts)
    pour(measure, told)
    return measure


def pour(measure: Measure, told: np.ndarray, *, last: dt.date = LAST) -> None:
    """Replace what is kept of it by one value a day that ends on `last`."""
    days = [last - dt.timedelta(days=n) for n in reversed(range(len(told)))]
    points = [
        [day.isoformat(), float(v), float(v), None, 1] for day, v in zip(days, told, strict=True)
    ]
    RollUp.objects.filter(measure=measure).delete()
    RollUp.objects.create(measure=measure, dimension="", points=points)
