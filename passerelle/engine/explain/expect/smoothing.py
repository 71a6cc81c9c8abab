"""A grid of exponential smoothers run side by side over a series: what each expected, from every origin.

Holt-Winters with a damped slope (Gardner and McKenzie 1985), made robust by pulling in one-step errors
beyond three times their running size (Gelper, Fried and Croux 2010). One pass gives the forecasts of every
rolling origin, so that nothing is fitted twice and errors are always those of a forecast, not of a fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from passerelle.engine.explain.inputs import Floats

LEVELS = (0.03, 0.08, 0.16, 0.3, 0.5, 0.8, 1.0)
SLOPES = (0.0, 0.1)
SEASONS = (0.03, 0.1, 0.25)
DAMPING = 0.95
PULLED_IN = 3.0
SPREAD_GAIN = 0.1
LONG = 12  # a longer season is learnt smoothly: a week tells of its neighbours
NEIGHBOURS = 2.0
HARMONICS = 4


@dataclass(frozen=True, slots=True)
class Smoothed:
    """States before each period and after the last: `level`, `slope` (origins, members), `pattern`
    (origins, members, season). The state at origin t knows the values before period t only."""

    level: Floats
    slope: Floats
    pattern: Floats

    def mixed(self, weights: Floats) -> Smoothed:
        """One member, the weighted mean of all (weights sum to 1)."""
        return Smoothed(
            (self.level @ weights)[:, None],
            (self.slope @ weights)[:, None],
            np.einsum("tgs,g->ts", self.pattern, weights)[:, None, :],
        )

    def ahead(self, steps: np.ndarray) -> Floats:
        """Forecasts for `steps` (1 is the next period) from every origin: (origins, members, steps)."""
        origins, _, season = self.pattern.shape
        damped = np.cumsum(DAMPING ** np.arange(1, steps.max() + 1))[steps - 1]
        place = (np.arange(origins)[:, None] + steps - 1) % season
        seasonal = np.take_along_axis(self.pattern, place[:, None, :], axis=2)
        total: Floats = self.level[:, :, None] + self.slope[:, :, None] * damped + seasonal
        return total


def members(season: int) -> Floats:
    """The grid: (gain of the level, of the slope, of the season, 1 with a season), shape (4, members)."""
    seasons: list[tuple[float, float]] = [(g, 1.0) for g in SEASONS] if season > 1 else []
    if season > LONG or season <= 1:
        seasons.append((0.0, 0.0))
    grid = [(level, slope, *s) for level, slope, s in product(LEVELS, SLOPES, seasons)]
    return np.array(grid).T


def smooth(values: Floats, *, season: int, warm: int) -> Smoothed:
    """Run every member over `values` (shape: periods; gaps not a number), begun on the first `warm`."""
    gains = members(season)
    first, pattern = _begin(values[:warm], season)
    level = np.full(gains.shape[1], first)
    slope = np.zeros_like(level)
    seasonal = np.outer(gains[3], pattern)
    rough = np.abs(values[:warm] - first - np.resize(pattern, warm))
    spread = np.full_like(level, max(1.2 * float(np.nanmean(rough)), 1e-9))
    share = _neighbours(len(pattern))
    periods = len(values)
    states = Smoothed(
        np.empty((periods + 1, len(level))),
        np.empty((periods + 1, len(level))),
        np.empty((periods + 1, *seasonal.shape)),
    )
    for t in range(periods + 1):
        states.level[t], states.slope[t], states.pattern[t] = level, slope, seasonal
        if t == periods:
            break
        level, slope = level + DAMPING * slope, DAMPING * slope
        if not np.isfinite(values[t]):
            continue
        place = t % len(pattern)
        error = values[t] - level - seasonal[:, place]
        limit = PULLED_IN * spread
        pulled = np.clip(error, -limit, limit)
        spread = spread + SPREAD_GAIN * (1.25 * np.minimum(np.abs(error), 2 * limit) - spread)
        level = level + gains[0] * pulled
        slope = slope + gains[0] * gains[1] * pulled
        learnt = gains[2] * (1 - gains[0]) * pulled
        seasonal = seasonal + learnt[:, None] * share[place]
    return states


def _begin(values: Floats, season: int) -> tuple[float, Floats]:
    """Level and season of the first periods; a season seen once is kept to its first harmonics."""
    known = values[np.isfinite(values)]
    level = float(np.median(known)) if len(known) else 0.0
    if season <= 1:
        return level, np.zeros(1)
    turns = max(len(values) // season, 1)
    padded = np.full(turns * season, np.nan)
    padded[: len(values)] = values[: turns * season] - level
    table = padded.reshape(turns, season)
    pattern = np.array(
        [np.median(c[np.isfinite(c)]) if np.isfinite(c).any() else 0 for c in table.T]
    )
    if season > LONG:
        angle = 2 * np.pi * np.arange(season) / season
        waves = [f(k * angle) for k in range(1, HARMONICS + 1) for f in (np.sin, np.cos)]
        basis = np.column_stack(waves)
        pattern = basis @ (basis.T @ pattern) * 2 / season
    return level, pattern - pattern.mean()


def _neighbours(season: int) -> Floats:
    """How much of what a place of the season learns each other place takes, shape (season, season)."""
    if season <= LONG:
        return np.eye(season)
    apart = np.abs(np.subtract.outer(np.arange(season), np.arange(season)))
    near = np.exp(-0.5 * (np.minimum(apart, season - apart) / NEIGHBOURS) ** 2)
    share: Floats = near - near.mean(axis=1, keepdims=True)
    return share
