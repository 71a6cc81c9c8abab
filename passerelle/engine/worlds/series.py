"""Daily and weekly series with a known past: trend, seasons, French holidays, outliers, level shifts, gaps.

Each seed draws how large the series is, how its seasons multiply or add, how noisy it is and how often it
is disturbed, so that a method tuned on some seeds can be checked on others.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.expect.calendar import french_days
from passerelle.engine.explain.inputs import Floats

FIRST = dt.date(2022, 1, 3)  # a Monday
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Series:
    """`values` (shape: days) holds gaps as not a number; `mean` is what they vary about, outliers left out."""

    days: tuple[dt.date, ...]
    values: Floats
    mean: Floats
    season: int


def daily(
    *, seed: int, periods: int = 900, disturbed: bool = True, holiday: float | None = None
) -> Series:
    """A daily count with a weekly season. `holiday` sets the effect of a public holiday (log scale)."""
    rng = np.random.default_rng([seed, 1])
    days = tuple(FIRST + dt.timedelta(days=i) for i in range(periods))
    week = rng.normal(scale=rng.uniform(0.03, 0.35), size=7)
    log = _level(rng, periods, steps=rng.uniform(0.001, 0.02)) + _year(rng, days)
    log += (week - week.mean())[[d.weekday() for d in days]]
    effect = holiday if holiday is not None else rng.choice([0.0, rng.normal(-0.3, 0.25)])
    calendar = french_days(days)
    log += effect * (calendar.column("holiday") + 0.5 * calendar.column("bridge"))
    log += effect * rng.uniform(0, 0.3) * calendar.column("school-c")
    return _observed(rng, days, log, 7, disturbed=disturbed)


def weekly(*, seed: int, periods: int = 208, disturbed: bool = True) -> Series:
    """A weekly count with a yearly season of 52 weeks."""
    rng = np.random.default_rng([seed, 2])
    days = tuple(FIRST + dt.timedelta(weeks=i) for i in range(periods))
    log = _level(rng, periods, steps=rng.uniform(0.002, 0.04)) + 1.5 * _year(rng, days)
    log += rng.normal(-0.1, 0.1) * french_days(days, span=7).column("holiday") * 5
    return _observed(rng, days, log, 52, disturbed=disturbed)


def _level(rng: np.random.Generator, periods: int, *, steps: float) -> Floats:
    """Log of a level that drifts around a trend, shifted now and then."""
    drift = np.cumsum(rng.normal(scale=steps, size=periods))
    trend = rng.normal(scale=0.4) * np.arange(periods) / periods
    level: Floats = np.log(10 ** rng.uniform(1.8, 5)) + trend + drift
    return level


def _year(rng: np.random.Generator, days: tuple[dt.date, ...]) -> Floats:
    """Yearly season: three harmonics."""
    angle = 2 * np.pi * np.array([d.toordinal() for d in days]) / YEAR
    size = rng.uniform(0, 0.2)
    waves = [
        rng.normal() * np.sin(k * angle + rng.uniform(0, 2 * np.pi)) / k**1.5 for k in (1, 2, 3)
    ]
    total: Floats = size * np.sum(waves, axis=0)
    return total


def _observed(
    rng: np.random.Generator,
    days: tuple[dt.date, ...],
    log: Floats,
    season: int,
    *,
    disturbed: bool,
) -> Series:
    """Counts about exp(log): noise with memory and uneven spread, then what disturbs them."""
    periods = len(days)
    noise = rng.uniform(0.02, 0.15) * rng.standard_t(rng.choice([4, 8, 30]), size=periods)
    memory = rng.uniform(0, 0.5)
    for i in range(1, periods):
        noise[i] += memory * noise[i - 1]
    if disturbed:
        for at in rng.integers(season, periods, size=rng.poisson(periods / 500)):
            log[at:] += rng.normal(scale=0.2)
    mean = np.exp(log)
    values: Floats = rng.poisson(mean * np.exp(noise)).astype(float)
    if disturbed:
        odd = rng.random(periods) < rng.uniform(0, 0.012)
        values[odd] *= np.exp(rng.normal(scale=0.8, size=int(odd.sum())))
        values = np.round(values)
        values[rng.random(periods) < rng.choice([0.0, 0.01])] = np.nan
    return Series(days, values, mean, season)
