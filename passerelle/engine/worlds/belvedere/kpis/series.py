"""Daily rows of most measures: levels, and ratios of two sums, along told paths.

A ratio's last four weeks are settled so that each gives exactly the reading of the story.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.worlds.belvedere.calendar import Calendar, season
from passerelle.engine.worlds.belvedere.facts.kpis import Table
from passerelle.engine.worlds.belvedere.kpis.cells import Cells, Floats, cells, laid_out
from passerelle.engine.worlds.belvedere.told import Raw, stream, told

Grid = NDArray[np.float64]
SETTLED_WEEKS = 4


def tables(cal: Calendar, *, seed: int) -> dict[str, Table]:
    """Every table of the story but the audience."""
    made = {}
    for name, raw in told("series").items():
        build = _level if raw["mode"] == "level" and "value" in raw else _ratio
        made[name] = build(raw, cal, rng=stream(seed, f"series {name}"))
    return {**made, "hebergement": hosting(cal, made["hebergement_client"], seed=seed)}


def _level(raw: Raw, cal: Calendar, *, rng: np.random.Generator) -> Table:
    """A stock followed day after day."""
    found = cells(raw["dims"], {})
    path = cal.path(raw["path"])
    wobble = 1 + rng.normal(scale=raw["noise"], size=len(path)) if raw["noise"] else 1.0
    total = path * wobble
    total[-1] = path[-1]
    return laid_out(
        cal.days(), found, figures={raw["value"]: _shared(np.round(total), found.share)}
    )


def _shared(totals: Floats, share: Floats) -> Grid:
    """Whole numbers by cell that add up to each day's total."""
    steps = np.round(np.outer(totals, np.cumsum(share)))
    return np.diff(steps, axis=1, prepend=0.0)


def _ratio(raw: Raw, cal: Calendar, *, rng: np.random.Generator) -> Table:
    """A denominator and one or more numerators, by day and cell."""
    found, days = cells(raw["dims"], raw["tilt"]), cal.days()
    volume = cal.path(raw["volume"]) * (season(days) if raw["season"] else 1.0)
    drawn = raw["mode"] in ("binomial", "mean")
    den = (
        rng.poisson(np.outer(volume, found.share)).astype(float)
        if drawn
        else _shared(np.round(volume), found.share)
    )
    figures = {raw["denominator"]: den}
    for name, anchors in raw["parts"].items():
        figures[name] = _part(raw, den, rate=cal.path(anchors), found=found, rng=rng)
    return _kept(laid_out(days, found, figures=figures), raw, cal=cal)


def _part(raw: Raw, den: Grid, *, rate: Floats, found: Cells, rng: np.random.Generator) -> Grid:
    chances = np.outer(rate, found.tilt)
    if raw["mode"] == "binomial":
        drawn = rng.binomial(den.astype(np.int64), np.minimum(chances, 1.0)).astype(float)
        return _settled(drawn, den, rate=rate, rng=rng)
    if raw["mode"] == "uptime":
        return _uptime(den, rate, rng=rng)
    noise = 1 + rng.normal(scale=raw["noise"], size=den.shape) if raw["noise"] else 1.0
    figures = np.round(den * chances * noise, 2)
    return _scaled(figures, den, rate=rate)


def _settled(drawn: Grid, den: Grid, *, rate: Floats, rng: np.random.Generator) -> Grid:
    """Moves a few counts so that each of the last weeks reads as told."""
    for week in range(SETTLED_WEEKS):
        rows = slice(len(rate) - 7 * (week + 1), len(rate) - 7 * week)
        gap = round(float((den[rows].sum(axis=1) @ rate[rows]) - drawn[rows].sum()))
        room = den[rows] - drawn[rows] if gap > 0 else drawn[rows]
        moved = rng.multivariate_hypergeometric(
            room.astype(np.int64).reshape(-1), min(abs(gap), int(room.sum()))
        )
        drawn[rows] += np.sign(gap) * moved.reshape(room.shape)
    return drawn


def _scaled(figures: Grid, den: Grid, *, rate: Floats) -> Grid:
    """The same for amounts: each of the last weeks is multiplied into place."""
    for week in range(SETTLED_WEEKS):
        rows = slice(len(rate) - 7 * (week + 1), len(rate) - 7 * week)
        asked = float(den[rows].sum(axis=1) @ rate[rows])
        figures[rows] *= asked / float(figures[rows].sum())
    return np.round(figures, 2)


def _uptime(den: Grid, rate: Floats, *, rng: np.random.Generator) -> Grid:
    """Minutes up: outages are rare and last about a quarter of an hour."""
    lost = den.sum(axis=1) * (1 - rate)
    outages = rng.poisson(lost / 15)
    minutes = np.array([rng.exponential(15, size=n).sum() for n in outages])
    minutes[-30:] = lost[-30:]
    return np.asarray(den - np.outer(minutes, np.full(den.shape[1], 1 / den.shape[1])).round(2))


def _kept(table: Table, raw: Raw, *, cal: Calendar) -> Table:
    """Only the days followed: every n days, the last so many, some of them missing."""
    date = table.columns["date"]
    age = (np.datetime64(cal.today, "D") - date).astype(np.int64)
    keep = (age - min(raw["every"], 5)) % raw["every"] == 0
    if raw["last_days"]:
        keep &= age <= raw["last_days"]
    missing = [np.datetime64(cal.day(day), "D") for day in raw["missing"]]
    keep &= ~np.isin(date, np.array(missing, dtype="datetime64[D]"))
    return Table({name: column[keep] for name, column in table.columns.items()})


SERVICES = {"Calcul": 0.47, "Base de données": 0.25, "Stockage": 0.18, "Réseau": 0.10}


def hosting(cal: Calendar, by_customer: Table, *, seed: int) -> Table:
    """The cloud bill by service: the same total as by customer, logs carrying the planted rise."""
    days, rng = cal.days(), stream(seed, "hosting")
    monthly = by_customer.columns["cout_mensuel"].reshape(len(days), -1).sum(axis=1)
    clients = by_customer.columns["clients"].reshape(len(days), -1).sum(axis=1)
    logs = clients * (2.6 + cal.path([("2026-10-12", 0.0), ("2026-11-19", 2.1)]))
    rest = np.outer(monthly - logs, np.array(list(SERVICES.values())))
    rest *= 1 + rng.normal(scale=0.004, size=rest.shape)
    grid = np.column_stack([rest, logs]) / 30
    found = cells({"service": dict.fromkeys([*SERVICES, "Journaux"], 1.0)}, {})
    return laid_out(days, found, figures={"cout": np.round(grid, 2)})


def sums(table: Table, column: str, *, days: int) -> float:
    """The column summed over the last whole days of the table."""
    date: NDArray[Any] = table.columns["date"]
    return float(table.columns[column][date > date.max() - np.timedelta64(days, "D")].sum())
