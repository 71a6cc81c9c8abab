"""Eighteen months of a calm measure with its segments, its witnesses, its loads and its calendar."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.random import Generator

from passerelle.engine.explain.answer.question import (
    Event,
    Floats,
    Happening,
    Loads,
    Question,
    Reading,
    Role,
    Witness,
)
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.engine.worlds.faults.half import Half

DAYS = 560
FIRST = dt.date(2024, 3, 4)
WEEK = np.array([1.08, 1.10, 1.07, 1.05, 0.98, 0.84, 0.88])
HOURS = np.array(
    [18, 11, 7, 5, 5, 8, 16, 30, 48, 60, 66, 68, 62, 60, 64, 66, 67, 66, 62, 60, 58, 52, 42, 28]
)
NAMELESS = (0.004, 0.0)  # weights of the last two tracker versions: nameless, and not yet out
OFTEN: tuple[tuple[Happening, int, bool], ...] = (
    # Sort, usual days between two, whether it names a segment.
    (Happening.RELEASE, 14, False),
    (Happening.EXPERIMENT, 40, True),
    (Happening.CAMPAIGN, 60, True),
    (Happening.HOLIDAY, 33, False),
    (Happening.TRACKER, 150, False),
    (Happening.PRICE, 300, False),
    (Happening.COMPETITOR, 200, False),
    (Happening.OUTAGE, 300, False),
    (Happening.LAW, 500, False),
)


def uniform(rng: Generator, bounds: tuple[float, float]) -> float:
    return float(rng.uniform(*bounds))


def calm(half: Half, *, ratio: bool, rng: Generator, days: int = DAYS) -> Question:
    """Nothing happens but trend, seasons, a wandering level and chance."""
    season = _season(rng, days)
    reading = _reading(half, ratio, rng, season)

    def exists() -> bool:
        return bool(rng.random() < half.witnessed)

    hourly = None
    if exists() and not ratio:
        hourly = rng.poisson(reading.whole[:, None] * HOURS / HOURS.sum()).astype(np.float64)
    return Question(
        reading,
        witnesses=_witnesses(half, reading, season, rng),
        events=events_of(half, reading, rng) if exists() else (),
        loads=loads_of(half, reading, rng) if exists() else Loads(),
        hourly=hourly,
    )


def _reading(half: Half, ratio: bool, rng: Generator, season: Floats) -> Reading:
    days = len(season)
    names = tuple(values for _, values in half.dimensions)
    grid = np.indices([len(values) for values in names]).reshape(len(names), -1).T
    cube = Cube(tuple(name for name, _ in half.dimensions), names, grid.astype(np.int64))
    weights = np.ones(len(grid))
    for axis, values in enumerate(names):
        share = rng.dirichlet(np.full(len(values), 6.0))
        if axis == 3:
            share[2:] = NAMELESS
        weights *= (share / share.sum())[grid[:, axis]]
    level = uniform(rng, half.volume) * season * _weather(half, rng, days)
    if not ratio:
        return Reading(_dates(days), cube, rng.poisson(level[:, None] * weights).astype(np.float64))
    trials = rng.poisson(5 * level[:, None] * weights).astype(np.float64)
    tilt = sum(rng.normal(0, 0.3, len(values))[grid[:, a]] for a, values in enumerate(names))
    rate = np.clip(0.08 * np.exp(np.asarray(tilt)), 0.005, 0.4)
    shock = np.exp(rng.normal(0, uniform(rng, half.wobble), days))
    rates = np.clip(rate * shock[:, None], 0, 0.6)
    won = rng.binomial(trials.astype(np.int64), rates).astype(np.float64)
    return Reading(_dates(days), cube, won, totals=trials)


def _dates(days: int) -> tuple[dt.date, ...]:
    return tuple(FIRST + dt.timedelta(days=n) for n in range(days))


def _season(rng: Generator, days: int) -> Floats:
    """Trend, week and year, which the facts of one house share."""
    index = np.arange(days)
    year = 0.08 * np.sin(2 * np.pi * (index / 365.25 + rng.random()))
    trend = rng.uniform(-0.1, 0.25) * index / 365
    season: Floats = np.exp(year + trend) * np.resize(WEEK, days)
    return season


def _weather(half: Half, rng: Generator, days: int) -> Floats:
    """A shock a day, which lasts a little from one day to the next."""
    shock, scale = np.zeros(days), uniform(rng, half.wobble)
    news = rng.normal(0, scale, days)
    for n in range(1, days):
        shock[n] = 0.3 * shock[n - 1] + news[n]
    weather: Floats = np.exp(shock)
    return weather


def _witnesses(half: Half, reading: Reading, season: Floats, rng: Generator) -> tuple[Witness, ...]:
    """Each a count of its own of the same days; peers and other facts only share the season."""
    whole = reading.whole
    days = len(whole)

    def akin() -> Floats:
        """Other facts of the same house: the season of the measure, a weather of their own."""
        return season * _weather(half, rng, days)

    def seen(scale: float, base: Floats) -> Floats:
        noise = np.exp(rng.normal(0, uniform(rng, half.witness_noise), days))
        told: Floats = scale * base * noise
        return told

    made = (
        Witness("billing", Role.INDEPENDENT, seen(0.97, whole)),
        Witness("activations", Role.DOWNSTREAM, seen(0.35, whole)),
        Witness("visits", Role.UPSTREAM, seen(12.0, whole if reading.totals is None else akin())),
        Witness("page views", Role.PIPELINE, seen(300.0, akin())),
        Witness("searches", Role.PIPELINE, seen(90.0, akin())),
        Witness("market", Role.PEER, seen(80.0, akin())),
    )
    return tuple(witness for witness in made if rng.random() < half.witnessed)


def loads_of(half: Half, reading: Reading, rng: Generator) -> Loads:
    volume = (reading.sums if reading.totals is None else reading.totals).sum(axis=1)
    days = len(volume)

    def column(values: Floats, size: float) -> Floats | None:
        glitch = rng.random(days) < half.glitches
        told: Floats = values + glitch * rng.exponential(size, days)
        return told if rng.random() < half.witnessed else None

    def counted(share: float) -> Floats:
        rows: Floats = rng.poisson(share * volume).astype(np.float64)
        return rows

    hours = column(np.zeros(days), 2.0)
    digests = np.cumsum(rng.random(days) < 3 / 365)
    return Loads(
        rows=volume * np.exp(rng.normal(0, 0.001, days)),
        hours=None if hours is None else np.clip(24 - np.round(hours), 0, 24),
        duplicates=column(counted(0.002), 0.02 * float(volume.mean())),
        nulls=column(counted(0.01), 0.02 * float(volume.mean())),
        unknowns=column(counted(0.015), 0.02 * float(volume.mean())),
        delay=column(rng.lognormal(0.5, 0.3, days), 4.0),
        restated=column(rng.normal(0, 0.001, days), 0.02),
        schema=tuple(f"schema {n}" for n in digests) if rng.random() < half.witnessed else (),
        defined=(),
    )


def events_of(half: Half, reading: Reading, rng: Generator) -> tuple[Event, ...]:
    """The calendar of any year: most of it has nothing to do with the measure."""
    events, days = [], len(reading.days)
    for kind, every, placed in OFTEN:
        for n in np.flatnonzero(rng.random(days) < 1 / every):
            axis = int(rng.integers(0, 2))
            name, values = half.dimensions[axis]
            where = ((name, str(rng.choice(values))),) if placed else ()
            events.append(Event(reading.days[n], kind, f"{kind.value} {n}", where))
    return tuple(events)
