"""Measures of tests: daily values around a level, with weekdays and what a day brought."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.kpis.models import Measure, RollUp


def measured(
    name: str,
    *,
    first: dt.date,
    days: int,
    level: float = 100.0,
    step: float = 0.0,
    at: dt.date | None = None,
    shared: np.ndarray | None = None,
    seed: int = 1,
    **facts: object,
) -> Measure:
    """From `at` on, `step` more a day; `shared` is what moves it together with others."""
    rng = np.random.default_rng(seed)
    dates = [first + dt.timedelta(days=n) for n in range(days)]
    values = level + rng.normal(0, 4.0, days) + np.array([6.0 * (d.weekday() < 5) for d in dates])
    values += np.array([step * (at is not None and day > at) for day in dates])
    values += 0 if shared is None else shared
    measure = Measure.objects.create(
        name=name, slug=name.lower().replace(" ", "-"), formula="mean", cadence="day", **facts
    )
    points = [[d.isoformat(), float(v), None, None, 1] for d, v in zip(dates, values, strict=True)]
    RollUp.objects.create(measure=measure, dimension="", points=points)
    return measure
